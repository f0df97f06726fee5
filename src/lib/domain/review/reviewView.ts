/** What a reviewer sees of a consultation: every mark with all that speaks for and against it, and never a name. */
import type { Note } from '../consultation/note.ts';
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { DoubtReason } from '../grading/doubt.ts';
import type { FeedbackItem, FeedbackQuote, FeedbackView } from '../grading/feedbackView.ts';
import type { Grader, RecordedEvent, UnscoredReason } from '../grading/grader.ts';
import type { RubricItem } from '../rubric/schema.ts';
import type { ReasonCount } from './waiting.ts';

/** Somebody has the review before them, until then. */
export type ReviewLease = { byName: string; isMine: boolean; untilMs: number };

/** One row of the queue. */
export type QueuedReview = {
	id: string;
	/** Stands for the student. */
	number: string;
	caseTitle: string;
	language: Language;
	mode: 'practice' | 'assessment';
	/** The name of the area that a drill practised; null for a whole consultation. */
	drill: string | null;
	submittedAtMs: number | null;
	/** Items that wait. */
	waitingCount: number;
	reasons: ReasonCount[];
	lease: ReviewLease | null;
};

export type ReviewQueueView = {
	/** The longest waiting first; not more than a page of them. */
	reviews: QueuedReview[];
	/** All that wait. */
	total: number;
	mayDecide: boolean;
};

/** What one grader, or one person, said of an item. */
export type Opinion = {
	method: Grader['method'];
	/** The person's. */
	byName: string | null;
	atMs: number;
	level: number | null;
	unscoredReason: UnscoredReason | null;
	credit: FeedbackItem['credit'];
	/** 0 to 1. */
	confidence: number;
	rationale: string | null;
	quotes: FeedbackQuote[];
	nearest: FeedbackQuote[];
};

export type ReviewItem = {
	id: string;
	label: string;
	why: string;
	marks: number;
	maxLevel: 1 | 2;
	kind: RubricItem['criterion']['kind'];
	safetyCritical: boolean;
	/** Why it waits; empty when it does not. */
	doubts: DoubtReason[];
	/** The mark that stands. */
	level: number | null;
	points: number | null;
	outcome: FeedbackItem['outcome'];
	by: Grader['method'] | null;
	/** The graders', then people's decisions in order of time. */
	opinions: Opinion[];
};

export type DomainOpinion = Pick<
	Opinion,
	'method' | 'byName' | 'atMs' | 'level' | 'unscoredReason' | 'confidence' | 'rationale' | 'quotes'
> & { low: number | null; high: number | null };

export type ReviewDomain = {
	id: string;
	label: string;
	anchors: string[];
	/** A person's latest rating, else null. */
	level: number | null;
	opinions: DomainOpinion[];
};

export type ReviewComment = {
	id: string;
	utteranceId: string;
	byName: string;
	atMs: number;
	text: string;
};

export type ReviewDeed = Pick<RecordedEvent, 'revision' | 'targetId' | 'type' | 'atMs'> & {
	label: string;
};

export type ReviewView = {
	id: string;
	number: string;
	status: 'open' | 'closed';
	closedByName: string | null;
	closedAtMs: number | null;
	caseTitle: string;
	speakerName: string;
	language: Language;
	mode: 'practice' | 'assessment';
	/** The name of the area that a drill practised; null for a whole consultation. */
	drill: string | null;
	submittedAtMs: number | null;
	lease: ReviewLease | null;
	mayDecide: boolean;
	waitingCount: number;
	sections: { id: string; label: string; items: ReviewItem[] }[];
	domains: ReviewDomain[];
	transcript: FeedbackView['transcript'];
	comments: ReviewComment[];
	/** When the conversation began, to tell how far into it a deed was done. */
	beganAtMs: number | null;
	deeds: ReviewDeed[];
	note: Note;
};
