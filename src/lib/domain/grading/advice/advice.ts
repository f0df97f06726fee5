/** What a good teacher says at the end: two things that went well and two to try next, each at a place in the conversation. */
import type { FeedbackQuote } from '../feedbackView.ts';
import type { NotePart } from '../noteFields.ts';

export type SpokenQuote = Extract<FeedbackQuote, { kind: 'utterance' }>;

/** What makes it a strength, the rarest skill first. */
export const strengthCodes = [
	/** Brought out what the patient was holding back. */
	'guarded',
	/** Answered a feeling. */
	'feeling',
	/** Followed up what the patient had brought up. */
	'explored',
	/** Asked openly. */
	'open',
	/** Looked after safety. */
	'safety',
	/** Simply worth many marks. */
	'marks',
] as const;
export type StrengthCode = (typeof strengthCodes)[number];

export type Strength = { itemId: string; code: StrengthCode; quote: SpokenQuote };

/** Where it would have fitted. */
export type Place =
	/** The words that came nearest to it. */
	| { kind: 'near'; quote: SpokenQuote }
	/** The words that cost the mark. */
	| { kind: 'instead'; quote: SpokenQuote }
	/** After the last question on the same part of the marking sheet. */
	| { kind: 'after'; quote: SpokenQuote }
	| { kind: 'start'; quote: SpokenQuote }
	| { kind: 'end'; quote: SpokenQuote }
	| { kind: 'note'; part: NotePart }
	/** Examining, ordering or acting, at any time. */
	| { kind: 'deed' }
	| { kind: 'anywhere' };

export type NextStep = { itemId: string; isSafety: boolean; place: Place };

export type Advice = { strengths: Strength[]; nextSteps: NextStep[] };

/** One checked fact about the whole; the message library makes a sentence of it. */
export type OverallFact =
	| { code: 'marks'; points: number; most: number }
	| { code: 'best_section' | 'weakest_section'; label: string; points: number; most: number }
	/** Of the student's lines that asked something, those that asked openly. */
	| { code: 'questions'; open: number; total: number }
	| { code: 'safety_all' | 'safety_missed'; count: number }
	/** Items that wait for a person: counted and doubted, or without a mark. */
	| { code: 'waiting'; count: number };
