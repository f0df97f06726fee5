/** Everything that one consultation's mark rests on, in one file that needs nothing else to be checked. */
import type { Note } from '../../consultation/note.ts';
import type { Criterion } from '../../rubric/schema.ts';
import type { DoubtReason } from '../doubt.ts';
import type { DomainRating, Grader, ItemScore, RecordedEvent } from '../grader.ts';
import type { Speaker } from '../../transcript/utterance.ts';

export const packSchema = 'evidence/1';

export type PackedItem = {
	id: string;
	label: string;
	marks: number;
	/** The highest level of its scale: 1 or 2. */
	highest: number;
	safetyCritical: boolean;
	why: string;
	question: string;
	/** SHA-256 of what the item is about: two versions of a rubric that agree here define it alike. */
	definition: string;
	/** For staff: the rule it is marked by. */
	criterion?: Criterion;
};

export type PackedRubric = {
	versionId: string;
	/** 1, 2, 3 … of its case's rubrics. */
	number: number;
	contentHash: string;
	sections: { id: string; label: string; items: PackedItem[] }[];
	domains: { id: string; label: string; anchors: string[] }[];
};

export type PackedGrading = {
	id: string;
	method: Grader['method'];
	createdAtMs: number;
	supersedesId: string | null;
	rubric: { versionId: string };
	graderVersion: string;
	interpreterVersion: string;
	codeVersion: string;
	scenarioHash: string;
	rubricHash: string;
	catalogueHash: string;
	/** The person, where one graded. */
	authorName: string | null;
	reason: string | null;
	model: string | null;
	promptHash: string | null;
	parameters: unknown;
	tokens: number | null;
	/** In US dollars. */
	cost: number | null;
	durationMs: number | null;
	points: number;
	maxPoints: number;
	items: ItemScore[];
	domains: DomainRating[];
	/** For staff: what a model answered before it was checked. */
	raw?: unknown;
};

export type PackedMark = {
	itemId: string;
	level: number | null;
	by: Grader['method'] | null;
	isDecided: boolean;
	/** Why it waits for a person; none where it stands. */
	doubts: DoubtReason[];
};

export type EvidencePack = {
	schema: typeof packSchema;
	madeAtMs: number;
	consultation: {
		id: string;
		case: string;
		title: string;
		scenarioVersionId: string;
		scenarioHash: string;
		language: string;
		mode: 'practice' | 'assessment';
		submittedAtMs: number;
		isCutOff: boolean;
	};
	transcript: { id: string; position: number; speaker: Speaker; text: string; atMs: number }[];
	deeds: (RecordedEvent & { label: string })[];
	note: Note;
	/** Every version that somebody marked by. */
	rubrics: PackedRubric[];
	/** All that were ever made. */
	gradings: PackedGrading[];
	standing: {
		rubricVersionId: string;
		points: number;
		maxPoints: number;
		marks: PackedMark[];
	};
};

/** As it is handed out: `seal` is the SHA-256 of the pack as JSON. */
export type SealedPack = { pack: EvidencePack; seal: string };
