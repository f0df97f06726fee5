/** What grading needs of the world. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { OverallFact } from '#lib/domain/grading/advice/advice.ts';
import type {
	DomainRating,
	Grader,
	GraderRecord,
	ItemScore,
	PanelReducer,
	Spend,
} from '#lib/domain/grading/grader.ts';
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
	/** How a model came to it. */
	record?: GraderRecord;
	/** How long grading took. */
	durationMs?: number;
};

/** A grading as it is on record, but for what was answered before it was checked. */
export type StoredGrading = Omit<
	NewGrading,
	'schoolId' | 'record' | 'durationMs' | 'authorId' | 'supersedesId' | 'reason'
> & {
	domains: DomainRating[];
	createdAtMs: number;
	supersedesId: string | null;
	reason: string | null;
	/** 1, 2, 3 … of its scenario's rubrics. */
	rubricNumber: number;
	/** Of a person's. */
	authorId: string | null;
	authorName: string | null;
	codeVersion: string;
	model: string | null;
	promptHash: string | null;
	parameters: unknown;
	tokens: number | null;
	/** In US dollars. */
	cost: number | null;
	durationMs: number | null;
};

/** Within the transaction of what else happens. */
export type GradingQueries = {
	/** Appends; a second grading of the same consultation by the same machine grader's version changes nothing. */
	append(grading: NewGrading): Promise<void>;
	/** In the order they were made. */
	list(consultationId: string): Promise<StoredGrading[]>;
	/** What each grader answered before it was checked, by the grading's id. */
	readRaw(consultationId: string): Promise<ReadonlyMap<string, unknown>>;
};

/** One part of one grader's work, on one consultation by one rubric version. */
export type AnswerPlace = {
	consultationId: string;
	rubric: VersionRef;
	graderVersion: string;
	partId: string;
	/** Of all that the part could read. */
	inputHash: string;
};

export type KeptAnswer = AnswerPlace & { answer: unknown; durationMs: number };

export type AnswerQueries = {
	/** What was asked before stays. */
	keep(answer: KeptAnswer): Promise<void>;
	list(consultationId: string, rubricVersionId: string): Promise<KeptAnswer[]>;
};

/** Who grades: rules always, and as many models as the school has. */
export type Graders = {
	rule: Grader;
	modelsOf(schoolId: string): readonly Grader[];
	/** Where several models grade. */
	panel?: PanelReducer;
};

/** Work on a consultation's marks, as it lies in the queue. */
export type GradingJob = {
	schoolId: string;
	consultationId: string;
	rubric: VersionRef;
	/** conversation: what can be asked while the note is written. whole: until its marks are on record. */
	what: 'conversation' | 'whole';
};

/** A queue that outlives processes: a job is done at least once, again and again until it succeeds or is given up. */
export type JobQueue = {
	/** @param key a job of this key that is known already, even if it is done, is not added again. */
	send(key: string, job: GradingJob): Promise<void>;
};

/** Which consultations are graded again: some, those of a case, or all of the school. */
export type RegradeScope = { consultationIds: readonly string[] } | { slug: string } | 'all';

export type RegradeTarget = {
	consultationId: string;
	/** The newest published version of its case's rubric in its language. */
	rubric: VersionRef;
};

/** Consultations whose jobs were lost: the record says what was to be done. */
export type GradingBacklog = {
	/**
	 * Handed in of late, graded by no model, and with no person for that reason; in the order of their ids.
	 * @param afterId null for the first.
	 */
	listWithoutModel(
		afterId: string | null,
	): Promise<{ id: string; schoolId: string; rubric: VersionRef; waitedMs: number }[]>;
	/** Of those that were handed in; in the order of their ids. */
	listTargets(schoolId: string, scope: RegradeScope): Promise<RegradeTarget[]>;
};

/** A model's paragraph over checked facts, not yet held against them; null when it has none. The same facts give the same. */
export type WriteParagraph = (
	facts: readonly OverallFact[],
	language: Language,
	spend: Spend,
) => Promise<string | null>;
