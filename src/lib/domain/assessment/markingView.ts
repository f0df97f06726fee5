/** What a marker sees of a sitting, step by step, and what staff see of how far marking has come: allow-lists. */
import type { FeedbackView } from '../grading/feedbackView.ts';
import type { ReviewView } from '../review/reviewView.ts';
import type { MarkingRound } from './marking.ts';

/** What the candidate said, did and wrote, and nothing that anybody or anything thinks of it. */
export type SittingRecordView = Pick<
	ReviewView,
	'speakerName' | 'language' | 'beganAtMs' | 'deeds' | 'note'
> & {
	transcript: FeedbackView['transcript'];
};

type MarkingHead = {
	id: string;
	assessmentId: string;
	/** Stands for the candidate, at this station alone. */
	number: string;
	position: number;
	caseTitle: string;
	language: ReviewView['language'];
};

/** Before the grade is given: no mark, level, opinion or doubt, and nothing of any other person. */
export type GradingStep = MarkingHead & {
	step: 'grading';
	briefing: { role: string; setting: string; task: string };
	record: SittingRecordView;
};

/** Afterwards. */
export type DecidingStep = MarkingHead & {
	step: 'deciding' | 'signed';
	round: MarkingRound;
	/** This person's. */
	grade: number;
	/** Of the first and the third round it holds what machines and people before them said; of the second, machines alone. */
	review: ReviewView;
};

export type MarkingView = GradingStep | DecidingStep;

/** Of markings, at one station. */
export type StationProgress = {
	stationId: string;
	position: number;
	title: string;
	/** Not handed in yet, or not yet marked by machine. */
	toCome: number;
	waiting: number;
	inWork: number;
	done: number;
	second: { all: number; done: number };
	/** Sittings whose two markers lay too far apart. */
	third: { all: number; done: number };
};

export type MarkingProgressView = {
	assessmentId: string;
	title: string;
	stations: StationProgress[];
	/** Who has signed how many, the most first. */
	markers: { name: string; done: number; inWork: number }[];
	mayMark: boolean;
};
