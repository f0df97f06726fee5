/** Graders as one type: what they are given, and the item scores they return. */
import type { Note } from '../consultation/note.ts';
import type { Reading, TopicId } from '../dialogue/reading.ts';
import type { Credit, Rubric } from '../rubric/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Utterance } from '../transcript/utterance.ts';
import type { ModelUse } from '../usage/modelUse.ts';

/** A line with what is on record about it. */
export type GradedUtterance = Utterance & {
	/** Of a student's line: how it was read at the time. */
	reading: Reading | null;
	/** Of a patient's line: ids of the facts it told, found by code. */
	told: string[];
	/** Of a patient's line: the student's line it answers. */
	answersId: string | null;
};

/** Something done: examined, ordered, escalated. */
export type RecordedEvent = {
	revision: number;
	type: 'finding' | 'action';
	targetId: string;
	atMs: number;
};

/** A line the student points at for an item: "I did ask that". */
export type PointedLine = { itemId: string; utteranceId: string };

/** `upheld` by the graders, who looked again at that place and agreed; or a person decides. */
export const disputeOutcomes = ['upheld', 'to_a_person'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];
export type Dispute = PointedLine & { outcome: DisputeOutcome };

export type GradingInput = {
	scenario: Scenario;
	rubric: Rubric;
	utterances: GradedUtterance[];
	events: RecordedEvent[];
	note: Note;
	/** True when time or a fault ended the conversation in the middle of a reply. */
	isCutOff: boolean;
	/** Narrower topic -> the wider one whose question it also answers (`within` in the catalogue). */
	widerTopics?: Readonly<Record<TopicId, TopicId>>;
	/** Topics whose question ("anything else?") draws out the facts disclosed to a broad question. */
	broadTopics?: readonly TopicId[];
	/** What the student disputes; for its item a line that the graders upheld is read by its other guesses as well. */
	disputes?: readonly Dispute[];
};

/** Where a mark comes from. Offsets are UTF-16 code units in the stored text. */
export type Evidence =
	| { kind: 'utterance'; utteranceId: string; quote: string; start: number; end: number }
	| { kind: 'note'; part: 'summary' | 'problems' | 'differential' | 'plan'; quote: string }
	| { kind: 'event'; revision: number; targetId: string }
	/** Nothing of the kind was found in this many of the student's utterances. */
	| { kind: 'absence'; searched: number };

export const unscoredReasons = [
	'needs_person',
	'low_confidence',
	'void_evidence',
	'cut_off',
] as const;
export type UnscoredReason = (typeof unscoredReasons)[number];

export type ItemScore = {
	itemId: string;
	/** 0 … the item's highest level; null when the grader does not judge it. */
	level: number | null;
	unscoredReason: UnscoredReason | null;
	/** How the information came, for elicited items; null elsewhere. */
	credit: Credit | 'none' | null;
	evidence: Evidence[];
	/** For what was not credited: the student's words that came nearest. */
	nearest: Evidence[];
	/** 0 to 1. */
	confidence: number;
	/** Why, in the words of a model or a person; a rule gives none. */
	rationale?: string | null;
};

/** A global rating: a level of 1 to 5 by its anchors, and how far either side it might be. */
export type DomainRating = {
	domainId: string;
	/** Null when the grader is not sure. */
	level: number | null;
	/** The lowest and the highest level the grader holds possible; equal to `level` when it is certain. */
	low: number | null;
	high: number | null;
	unscoredReason: UnscoredReason | null;
	/** The two or three utterances that decided it. */
	evidence: Evidence[];
	/** 0 to 1. */
	confidence: number;
	rationale?: string | null;
};

/** How an answer came about, where a model was asked. */
export type GraderRecord = {
	/** The model that answered; several are joined by " + ". */
	model: string;
	/** SHA-256 of all that was sent, in hexadecimal. */
	promptHash: string;
	/** Temperature, token limit, repeats. */
	parameters: Readonly<Record<string, unknown>>;
	/** Sent and received; null where the server does not count. */
	tokens: number | null;
	/** In US dollars; null where no price is known. */
	cost: number | null;
	/** What was answered, before anything was checked. */
	raw: unknown;
	/** Parts of the rubric that got no answer: to ask again costs these alone. */
	failedParts: readonly string[];
};

export type GraderResult = {
	items: ItemScore[];
	/** Of the rubric's domains those that were looked at. */
	domains?: DomainRating[];
	record?: GraderRecord;
};

export type Grader = {
	method: 'rule' | 'model' | 'panel' | 'human';
	/** Changes whenever scores may change. */
	version: string;
	grade(input: GradingInput): Promise<GraderResult>;
};

/** A part of a grader's work that is asked for, and kept, by itself. */
/** Told of each call of a model, also of one that failed. */
export type Spend = (use: ModelUse) => void;

export type GraderPart = {
	id: string;
	/** False: it can be asked while the student still writes the note, and is never shown it. */
	readsNote: boolean;
};

/** A grader whose work falls into parts: each is asked once, whatever is killed meanwhile. */
export type PartedGrader = Grader & {
	partsOf(rubric: Rubric): GraderPart[];
	/** @returns what can be kept as JSON. @throws Error where there is no answer: it is asked again later. */
	askPart(partId: string, input: GradingInput, spend: Spend): Promise<unknown>;
	/** @param answers of all parts, by id, as `askPart` gave them. */
	joinParts(input: GradingInput, answers: Readonly<Record<string, unknown>>): GraderResult;
};

/** Several gradings of models brought to one by rules. */
export type PanelReducer = {
	versionOf(members: readonly string[]): string;
	reduce(rubric: Rubric, members: readonly Pick<GraderResult, 'items' | 'domains'>[]): GraderResult;
};
