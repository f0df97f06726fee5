/** What a student reads after a consultation: every mark with the words it rests on. */
import type { Stage } from '../consultation/studentView.ts';
import type { Note } from '../consultation/note.ts';
import type { Credit } from '../rubric/schema.ts';
import type { Speaker } from '../transcript/utterance.ts';
import type { UnscoredReason } from './grader.ts';

export type FeedbackQuote =
	| { kind: 'utterance'; utteranceId: string; position: number; quote: string }
	| { kind: 'note'; part: 'summary' | 'problems' | 'differential' | 'plan'; quote: string }
	| { kind: 'event'; label: string }
	| { kind: 'absence'; searched: number };

export type FeedbackItem = {
	id: string;
	label: string;
	marks: number;
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
};

export type FeedbackView = {
	consultationId: string;
	title: string;
	stage: Stage;
	/** Who marked it, said plainly: a rule grader's marks are provisional. */
	method: 'rule' | 'model' | 'panel' | 'human';
	points: number;
	/** Of the items that were scored. */
	maxPoints: number;
	unscoredCount: number;
	sections: { id: string; label: string; items: FeedbackItem[] }[];
	domains: { id: string; label: string; level: number | null; anchors: string[] }[];
	/** What the patient was still holding back, and what would have opened it. */
	heldBack: { label: string; routes: string[][] }[];
	transcript: {
		id: string;
		position: number;
		speaker: Speaker;
		text: string;
		/** Items this line earned marks for. */
		itemIds: string[];
	}[];
	patientName: string;
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
};
