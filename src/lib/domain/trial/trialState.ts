/** A consultation in memory: the same pure machine, effects and clock as the services run, without a database. */
import { initialTransition, transition } from 'xstate';
import {
	clockAfter,
	dueTimeEvent,
	nextDueAtMs,
	type StageClock,
} from '../consultation/deadlines.ts';
import type { ConsultationEffect, ConsultationEvent } from '../consultation/events.ts';
import {
	buildConsultationMachine,
	type ConsultationMachine,
	type ConsultationSnapshot,
} from '../consultation/machine.ts';
import { narrate } from '../consultation/narration.ts';
import { readUtterance } from '../consultation/readUtterance.ts';
import { stageOf } from '../consultation/stageOf.ts';
import type { Stage } from '../consultation/studentView.ts';
import type { Reading, TopicId } from '../dialogue/reading.ts';
import type { GradedUtterance, RecordedEvent } from '../grading/grader.ts';
import { recordedDeeds } from '../grading/recordedDeeds.ts';
import { listGates, type GateState } from '../patient/gate.ts';
import { buildCaseGuard, type CaseGuard } from '../patient/guard/caseGuard.ts';
import type { PatientMemory } from '../patient/memory.ts';
import type { ReplyPlan } from '../patient/replyPlan.ts';
import { buildReplyTask, type ReplyTask } from '../patient/replyTask.ts';
import type { SpokenPart, Wording } from '../patient/speak.ts';
import { toldInReply } from '../patient/told/toldInReply.ts';
import type { TrialCase } from './trialCase.ts';
import { authorSpeaks, type TrialReply, type TrialSpeaker } from './trialSpeaker.ts';

/** One utterance and its answer, with what decided it. */
export type TrialTurn = {
	utteranceId: string;
	utterance: string;
	/** The topics the words were meant to ask; null when nobody said. */
	means: readonly TopicId[] | null;
	reading: Reading;
	findingIds: readonly string[];
	plan: ReplyPlan;
	spoken: SpokenPart[];
	reply: string;
	told: string[];
	/** Before the utterance, and as it stood when the answer was decided. */
	gatesBefore: GateState[];
	gates: GateState[];
	affectBefore: string;
	/** As it stood when the answer was decided. */
	memory: PatientMemory;
	/** Spent on reading the utterance and deciding the answer; 0 without a clock. */
	milliseconds: number;
};

export type TrialState = {
	snapshot: ConsultationSnapshot;
	stage: Stage;
	clock: StageClock;
	/** Simulated, from 0 at the beginning of the conversation. */
	nowMs: number;
	revision: number;
	utterances: GradedUtterance[];
	events: RecordedEvent[];
	turns: TrialTurn[];
};

export type TrialRoom = {
	trialCase: TrialCase;
	machine: ConsultationMachine;
	wording: Wording;
	/** A real clock in milliseconds, to time the turns by. */
	readClock: () => number;
	speaker: TrialSpeaker;
	guard(): CaseGuard;
	mode: ReplyTask['mode'];
};

/** Marks directions in a model's prompt: the same in every trial, so that trials can be repeated. */
const key = 'kqvwzr';

const guards = new WeakMap<TrialCase, CaseGuard>();

/** It takes a while, and a case is opened for many trials. */
function guardOf(trialCase: TrialCase): CaseGuard {
	const { scenario, rubric, pack } = trialCase;
	const known =
		guards.get(trialCase) ?? buildCaseGuard(scenario, rubric, pack.lines, pack.claimReader);
	guards.set(trialCase, known);
	return known;
}

export type TrialRoomOptions = Partial<Pick<TrialRoom, 'readClock' | 'speaker' | 'mode'>>;

/** By default the patient speaks in the author's words, and nothing is timed. */
export function openTrialRoom(
	trialCase: TrialCase,
	{ readClock = () => 0, speaker = authorSpeaks, mode = 'practice' }: TrialRoomOptions = {},
): TrialRoom {
	const { scenario, pack } = trialCase;
	return {
		trialCase,
		mode,
		guard: () => guardOf(trialCase),
		machine: buildConsultationMachine(scenario, pack.topics),
		wording: { scenario, lines: pack.lines, topicLabel: pack.topicLabel },
		readClock,
		speaker,
	};
}

type NewLine = Pick<GradedUtterance, 'speaker' | 'text'> & Partial<GradedUtterance>;

function append(state: TrialState, line: NewLine): TrialState {
	const position = state.utterances.length + 1;
	const utterance = {
		id: `u${position}`,
		position,
		atMs: state.nowMs,
		reading: null,
		told: [],
		answersId: null,
		...line,
	};
	return { ...state, utterances: [...state.utterances, utterance] };
}

function show({ trialCase }: TrialRoom, state: TrialState, effect: ConsultationEffect): TrialState {
	if (
		effect.type !== 'showFindings' &&
		effect.type !== 'showAction' &&
		effect.type !== 'showTimeline'
	)
		return state;
	const { scenario, pack } = trialCase;
	return narrate(effect, scenario, pack.findings.findings).reduce(append, state);
}

/** @throws Error when the machine refuses the event in its present state. */
function apply(room: TrialRoom, state: TrialState, event: ConsultationEvent): TrialState {
	if (!state.snapshot.can(event)) {
		throw new Error(`A trial in "${state.stage}" cannot take the event "${event.type}".`);
	}
	const [snapshot, actions] = transition(room.machine, state.snapshot, event);
	const stage = stageOf(snapshot);
	const { scenario } = room.trialCase;
	const before = { ...state.clock, stage: state.stage };
	const revision = state.revision + 1;
	const next = {
		...state,
		snapshot,
		stage,
		revision,
		clock: clockAfter(scenario, before, stage, state.nowMs),
		events: [...state.events, ...recordedDeeds(event, { revision, atMs: state.nowMs })],
	};
	const effects = actions.map(
		({ type, params }) => ({ type, ...(params as object) }) as ConsultationEffect,
	);
	return effects.reduce((shown, effect) => show(room, shown, effect), next);
}

export function beginTrial(room: TrialRoom): TrialState {
	const [snapshot] = initialTransition(room.machine);
	const waiting: TrialState = {
		snapshot,
		stage: stageOf(snapshot),
		clock: { stageStartedAtMs: 0, dueAtMs: null },
		nowMs: 0,
		revision: 0,
		utterances: [],
		events: [],
		turns: [],
	};
	return apply(room, waiting, { type: 'consultation.began' });
}

export const memoryIn = ({ snapshot }: TrialState): PatientMemory => snapshot.context.memory;

/** Lets time go by; what comes due on the way happens at its moment, as the sweeper would have it. */
export function passTime(room: TrialRoom, state: TrialState, milliseconds: number): TrialState {
	const { scenario } = room.trialCase;
	const until = state.nowMs + milliseconds;
	let now = state;
	for (;;) {
		const at = { stage: now.stage, ...now.clock, past: memoryIn(now).timeline };
		const dueMs = nextDueAtMs(scenario, at);
		if (dueMs === null || dueMs > until) return { ...now, nowMs: until };
		const event = dueTimeEvent(scenario, at, dueMs);
		if (!event) return { ...now, nowMs: until };
		now = apply(room, { ...now, nowMs: dueMs }, event);
	}
}

async function speakIn(
	{ trialCase, wording, speaker, guard, mode }: TrialRoom,
	state: TrialState,
	plan: ReplyPlan,
): Promise<Pick<TrialTurn, 'spoken' | 'reply' | 'told'> & { by: TrialReply['by'] }> {
	const { scenario, rubric } = trialCase;
	const { utterances } = state;
	const memory = memoryIn(state);
	const task = buildReplyTask({
		...{ wording, rubric, plan, memory, utterances, key, guard, mode },
	});
	const { shown, by } = await speaker(task, plan);
	const told = toldInReply({ scenario, plan, script: task.script, shown, by });
	return { spoken: [...task.script], reply: shown, told, by };
}

/** Hears one utterance and answers it whole. Only while talking. */
export async function sayInTrial(
	room: TrialRoom,
	state: TrialState,
	utterance: string,
	means: readonly TopicId[] | null = null,
): Promise<TrialState> {
	const { scenario, pack } = room.trialCase;
	const startedAt = room.readClock();
	const reader = {
		interpreter: pack.interpreter,
		findings: pack.findings.findings,
		scenario,
	};
	const { reading, findingIds } = await readUtterance(reader, utterance, state.utterances);
	const spokenTo = append(state, { speaker: 'student', text: utterance, reading });
	const utteranceId = spokenTo.utterances.at(-1)?.id ?? '';
	const event = { type: 'student.spoke', utteranceId, reading, findingIds } as const;
	const decided = apply(room, spokenTo, event);
	const milliseconds = room.readClock() - startedAt;
	const plan = decided.snapshot.context.turn?.plan ?? { parts: [] };
	const before = memoryIn(state);
	const memory = memoryIn(decided);
	const { by, ...answer } = await speakIn(room, decided, plan);
	const turn: TrialTurn = {
		...{ utteranceId, utterance, means, reading, findingIds, plan, ...answer },
		...{ affectBefore: before.affect, memory, milliseconds },
		gatesBefore: listGates(scenario, before),
		gates: listGates(scenario, memory),
	};
	const { reply: text, told } = answer;
	const answered = append(decided, { speaker: 'patient', text, told, answersId: utteranceId });
	const replyId = answered.utterances.at(-1)?.id ?? null;
	return apply(
		room,
		{ ...answered, turns: [...answered.turns, turn] },
		{ type: 'patient.replied', told, saidIn: by === 'model' ? replyId : null },
	);
}

export const examineInTrial = (room: TrialRoom, state: TrialState, findingId: string): TrialState =>
	apply(room, state, { type: 'student.examined', findingId });

/** @throws Error when the case offers no such action. */
export const actInTrial = (room: TrialRoom, state: TrialState, actionId: string): TrialState =>
	apply(room, state, { type: 'student.acted', actionId });

export const endTalk = (room: TrialRoom, state: TrialState): TrialState =>
	apply(room, state, { type: 'student.ended' });

export const submitTrial = (room: TrialRoom, state: TrialState): TrialState =>
	apply(room, state, { type: 'student.submitted' });
