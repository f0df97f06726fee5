/** What a student reads after a consultation: every mark with the words it rests on. */
import type { Stage } from '../consultation/studentView.ts';
import type { Note } from '../consultation/note.ts';
import type { Credit, Criterion } from '../rubric/schema.ts';
import type { Speaker } from '../transcript/utterance.ts';
import type { Advice, OverallFact } from './advice/advice.ts';
import type { DoubtReason } from './doubt.ts';
import type { DisputeOutcome, UnscoredReason } from './grader.ts';
import type { HeldBackFact } from './heldBack.ts';
import type { NotePart } from './noteFields.ts';

export type FeedbackQuote =
	| { kind: 'utterance'; utteranceId: string; position: number; quote: string }
	| { kind: 'note'; part: NotePart; quote: string }
	| { kind: 'event'; label: string }
	| { kind: 'absence'; searched: number };

/**
 * decided: by a person · firm: in practice, nothing doubts it · provisional: shown and counted, and may change ·
 * waiting: no mark before a person has looked.
 */
export type Standing = 'decided' | 'firm' | 'provisional' | 'waiting';

export type FeedbackItem = {
	id: string;
	/** Whether it rests on questions, acts, deeds, the note or what must not happen. */
	kind: Criterion['kind'];
	label: string;
	marks: number;
	/** Of what the item names, how much earns the first mark and how much all; null where it must stay away. */
	takes: { least: number; full: number } | null;
	/** null when unscored. */
	points: number | null;
	outcome: 'met' | 'partly' | 'missed' | 'unscored';
	unscoredReason: UnscoredReason | null;
	credit: Credit | 'none' | null;
	evidence: FeedbackQuote[];
	nearest: FeedbackQuote[];
	why: string;
	question: string;
	safetyCritical: boolean;
	standing: Standing;
	/** Why it waits for a person. In an assessment a mark is provisional without any doubt, until a person decides. */
	doubts: DoubtReason[];
	/** Why a person decided so, in their words. */
	reason: string | null;
	/** The line the student has pointed at for this item, and what came of it. */
	dispute: { quote: FeedbackQuote; outcome: DisputeOutcome } | null;
	/** Whether the reader may still point at a line. */
	isDisputable: boolean;
};

type Tally = { count: number; points: number; marks: number };

export type FeedbackDomain = {
	id: string;
	label: string;
	/** Null where nobody is sure, or nobody has looked. */
	level: number | null;
	/** The lowest and the highest level held possible; null without a level. */
	low: number | null;
	high: number | null;
	anchors: string[];
	/** The utterances that decided it. */
	evidence: FeedbackQuote[];
	/** Null where nobody has rated it. */
	by: 'rule' | 'model' | 'panel' | 'human' | null;
	/** A machine's rating, in an assessment or when not sure of itself: a person looks at it. */
	isProvisional: boolean;
	/** Why, in the words of the person who rated it. */
	reason: string | null;
};

export type FeedbackView = {
	consultationId: string;
	title: string;
	stage: Stage;
	mode: 'practice' | 'assessment';
	/** The name of the area that a drill practised; null for a whole consultation. */
	drill: string | null;
	/** A named person has decided every mark; nothing of an assessment is final before. */
	isFinal: boolean;
	/** Who marked it, said plainly; `panel` where rules and a model did, apart from each other. */
	method: 'rule' | 'model' | 'panel' | 'human';
	points: number;
	/** Of the items that were scored. */
	maxPoints: number;
	unscoredCount: number;
	/** The same sum taken apart: what stands, what is counted and may change, and what has no mark yet. */
	totals: { standing: Tally; provisional: Tally; waiting: Omit<Tally, 'points'> };
	/** The consultation in a few facts, and a paragraph over them where a model has written one that holds. */
	overall: { facts: OverallFact[]; paragraph: string | null };
	advice: Advice;
	sections: { id: string; label: string; items: FeedbackItem[] }[];
	domains: FeedbackDomain[];
	/** What the patient was still holding back, and what would have opened it; null where that is not told. */
	heldBack: HeldBackFact[] | null;
	transcript: {
		id: string;
		position: number;
		speaker: Speaker;
		text: string;
		/** Items this line earned marks for. */
		itemIds: string[];
	}[];
	patientName: string;
	/** Who was on the other side: the patient, or whoever spoke for them. */
	speakerName: string;
	note: Note;
	/** Hints taken from the tutor, in their order: they change no mark. */
	hints: {
		/** Of the hint catalogue: what it pointed at. */
		area: string;
		/** 1: a question to think about. 2: the area by name. */
		step: 1 | 2;
		text: string;
		/** The last line before it; 0 before the first. */
		afterPosition: number;
	}[];
	/** What the note says that nobody told and no examination found. */
	documentedNotObtained: { label: string; part: NotePart; quote: string }[];
};
