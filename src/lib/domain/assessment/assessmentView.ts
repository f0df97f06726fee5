/** Assessments as screens show them: field by field, nothing else leaves. */
import type { StageTimes } from '../consultation/sittingTerms.ts';
import type { Stage } from '../consultation/studentView.ts';
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { CutRule } from '../statistics/standardSetting.ts';
import type { AmendmentKind } from './amendment.ts';
import type { Window } from './assessment.ts';
import type { AssessmentStage, SealFault } from './assessmentStage.ts';
import type { MarkingRules } from './markingRules.ts';
import type { CandidateResultView } from './candidateResult.ts';
import type { CandidatePlace } from './nextStation.ts';

export type AssessmentRow = {
	id: string;
	title: string;
	stage: AssessmentStage;
	window: Window | null;
	stations: number;
	candidates: number;
	/** Appeals that nobody has answered. */
	openAppeals: number;
};

export type StationView = {
	id: string;
	position: number;
	slug: string;
	title: string;
	scenarioNumber: number;
	rubricNumber: number;
	languages: Language[];
	times: StageTimes;
};

/** For authors, by name: their number stands on no page that has the name. */
export type CandidateView = {
	id: string;
	displayName: string;
	email: string;
	cohortName: string | null;
	extraPercent: number;
	hasBegun: boolean;
};

export type AmendmentView = {
	kind: AmendmentKind;
	candidateName: string | null;
	authorName: string;
	reason: string;
	/** Of extra time, in percent; null for the rest. */
	percent: { before: number; after: number } | null;
	atMs: number;
};

export type AssessmentView = Omit<AssessmentRow, 'stations' | 'candidates'> & {
	startCode: string;
	stations: StationView[];
	candidates: CandidateView[];
	amendments: AmendmentView[];
	markingRules: MarkingRules;
	cutRule: CutRule;
	/** Somebody has begun: only the window, extra time and the code may change, with a reason. */
	hasBegun: boolean;
	/** What it lacks before it can be sealed; empty once it can, or is. */
	lacks: SealFault[];
	/** Models of today are not those it was sealed with: the patient speaks the author's words. */
	isOtherModel: boolean;
};

/** A published case as a station can be made of it. */
export type CaseChoice = {
	slug: string;
	title: string;
	scenarioNumber: number;
	rubricNumber: number;
	languages: Language[];
	/** What the case suggests. */
	times: StageTimes;
};

export type AssessmentChoices = {
	cases: CaseChoice[];
	cohorts: { id: string; name: string; members: number }[];
	/** What was searched for; empty without a search. */
	people: { userId: string; displayName: string; email: string }[];
};

export const liveProblems = ['line_lost', 'reply_failed', 'author_stood_in'] as const;
export type LiveProblem = (typeof liveProblems)[number];

export type LiveRow = {
	number: string;
	extraPercent: number;
	/** Of the station they are at, or were at last; null before the first. */
	position: number | null;
	state: 'not_begun' | 'between' | 'finished' | Extract<Stage, 'briefing' | 'talking' | 'writing'>;
	dueAtMs: number | null;
	problems: LiveProblem[];
};

export type LiveView = {
	id: string;
	title: string;
	stage: AssessmentStage;
	window: Window | null;
	startCode: string;
	stations: number;
	/** The server's clock, by which the times left are to be told. */
	nowMs: number;
	isOtherModel: boolean;
	rows: LiveRow[];
};

/** An assessment as its candidate finds it among what they have to sit. */
export type SittingCard = {
	assessmentId: string;
	title: string;
	window: Window;
	place: CandidatePlace['kind'];
	stations: number;
	done: number;
};

/** Before and between stations. Of a station's case nothing is told before its door. */
export type SittingView = SittingCard & {
	number: string;
	extraPercent: number;
	nowMs: number;
	consultationId: string | null;
	needsCode: boolean;
	/** With the candidate's own extra time. */
	list: { position: number; languages: Language[]; times: StageTimes; isDone: boolean }[];
	/** From when results stand here; null while no day is set. */
	resultsAtMs: number | null;
	/** Null before then. */
	result: CandidateResultView | null;
};
