/** What a student's browser may know of a consultation: an allow-list, nothing else leaves. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { AffectState } from '../scenario/affect.ts';
import type { System } from '../scenario/complaintNames.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Utterance } from '../transcript/utterance.ts';
import type { Draft } from './note.ts';

export const stages = [
	'briefing',
	'talking',
	'writing',
	'submitted',
	'expired',
	'abandoned',
] as const;
export type Stage = (typeof stages)[number];

/** Begun and not over: the clock of these goes on. */
export const runningStages = ['briefing', 'talking', 'writing'] as const satisfies readonly Stage[];
export type RunningStage = (typeof runningStages)[number];

export const isRunning = (stage: string | null): stage is RunningStage =>
	runningStages.some((running) => running === stage);

/** A scenario as the library shows it. */
export type ScenarioCard = {
	slug: string;
	title: string;
	/** What the patient comes with, and the system by which the library sorts it: both say no more than the patient does. */
	complaint: { id: string; label: string };
	system: System | null;
	setting: string;
	level: Scenario['level'];
	/** Languages it can be practised in. */
	languages: Language[];
	minutes: number;
	patient: { name: string; age: number; portrait: Scenario['patient']['portrait'] };
	contentWarning: string | null;
	alternative: string | null;
	clinicallyReviewed: boolean;
	/** The student's own unfinished consultation on it, to continue. */
	unfinishedConsultationId: string | null;
	/** How often the student has finished it. */
	timesDone: number;
};

/** `canDrill`: whether some patient of this language has something to tell of it. */
export type MissedArea = { area: string; label: string; canDrill: boolean };

export type LibraryView = {
	cards: ScenarioCard[];
	/** Slugs of the cases that practise most of what the student missed of late; none before anything was marked. */
	recommended: string[];
	/** The student's own areas with the most lost. Which case has which area is not told. */
	missedAreas: MissedArea[];
};

/** An examination or test that can be asked for: the whole shared list, so that it hints at nothing. */
export type FindingChoice = {
	id: string;
	kind: 'examination' | 'investigation';
	group: string;
	label: string;
	/** Other names it is looked for by. */
	alsoCalled: string[];
};
export type ActionChoice = {
	id: string;
	kind: 'escalate' | 'treat' | 'see_alone' | 'arrange';
	label: string;
};

export type RevealedFinding = {
	id: string;
	kind: 'examination' | 'investigation';
	label: string;
	result: string;
	image: { url: string; alt: string } | null;
};

/** A reply being spoken. `sequence` is the last chunk contained in `text`. */
export type PendingReply = { replyId: string; text: string; sequence: number };

/** Of a retry: the line of the earlier consultation at which it went another way; those before were carried over. */
export type RetryOf = { consultationId: string; position: number };

export type StudentView = {
	consultationId: string;
	revision: number;
	mode: 'practice' | 'assessment';
	/** The name of the area that a drill practises; null for a whole consultation. */
	drill: string | null;
	retryOf: RetryOf | null;
	/** Which station of which assessment; null in practice. */
	sitting: { assessmentId: string; position: number; count: number } | null;
	language: Language;
	stage: Stage;
	title: string;
	briefing: Scenario['briefing'];
	contentWarning: string | null;
	/** The case to see instead, where this one may be too much. */
	alternative: string | null;
	patient: {
		name: string;
		age: number;
		/** Of small children, whose age is told in months. */
		ageMonths: number | null;
		speaker: { name: string; relation: string } | null;
		portrait: Scenario['patient']['portrait'];
		expression: AffectState['expression'];
		/** By telephone nothing is seen, only heard. */
		perceivedBy: 'sight' | 'ear';
		/** What can be seen, or heard, of the patient now, short stage directions. */
		cues: string[];
	};
	/** Who plays the patient: said on screen. `stand_in`: the author's words, where a model should have spoken. */
	engine: 'scripted' | 'model' | 'stand_in' | 'budget';
	/** All by the server's clock, milliseconds since the epoch. */
	clock: { nowMs: number; stageStartedAtMs: number; dueAtMs: number | null };
	transcript: Utterance[];
	pendingReply: PendingReply | null;
	/** Whether something can be said now: false while the patient speaks. */
	canSpeak: boolean;
	/** The student's last line that spoke of their own distress: help is offered for it, once. */
	ownDistressId: string | null;
	findings: RevealedFinding[];
	actionsTaken: { id: string; label: string; result: string }[];
	draft: Draft;
	/** Hints taken from the tutor, oldest first, and how many are left; null where there is no tutor. */
	hints: { given: { revision: number; text: string }[]; left: number } | null;
};

/** Server-sent events of a consultation, in the order they are to be applied. The event id resumes. */
export type RoomEvent =
	| { type: 'view'; view: StudentView }
	| { type: 'chunk'; replyId: string; sequence: number; text: string };
