/** What grading needs of the world. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { OverallFact } from '#lib/domain/grading/advice/advice.ts';
import type { DomainRating, Grader, ItemScore } from '#lib/domain/grading/grader.ts';
import type { VersionRef } from './ports.ts';

export type NewGrading = {
	id: string;
	schoolId: string;
	consultationId: string;
	rubric: VersionRef;
	method: Grader['method'];
	graderVersion: string;
	interpreterVersion: string;
	scenarioHash: string;
	rubricHash: string;
	catalogueHash: string;
	points: number;
	maxPoints: number;
	items: ItemScore[];
	domains?: DomainRating[];
	/** The person, where one graded. */
	authorId?: string;
	/** The earlier grading of the same method that this one takes the place of, and why. */
	supersedesId?: string;
	reason?: string;
};

export type StoredGrading = {
	id: string;
	method: Grader['method'];
	graderVersion: string;
	createdAtMs: number;
	supersedesId: string | null;
	rubric: VersionRef;
	items: ItemScore[];
	domains: DomainRating[];
	/** Of a person's. */
	authorName: string | null;
};

/** Within the transaction of what else happens. */
export type GradingQueries = {
	/** Appends; a second grading of the same consultation by the same machine grader's version changes nothing. */
	append(grading: NewGrading): Promise<void>;
	list(consultationId: string): Promise<StoredGrading[]>;
};

/** A model's paragraph over checked facts, not yet held against them; null when it has none. The same facts give the same. */
export type WriteParagraph = (
	facts: readonly OverallFact[],
	language: Language,
) => Promise<string | null>;
