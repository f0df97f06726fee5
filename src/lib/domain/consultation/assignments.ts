/** How each event changes what the patient carries: plain functions of context and event. */
import { decideTurn } from '../patient/decideTurn.ts';
import { nearFacts } from '../patient/brief/nearFacts.ts';
import type { TopicKinds } from '../patient/turnInput.ts';
import {
	newMemory,
	rememberReading,
	rememberTold,
	showCue,
	type PatientMemory,
} from '../patient/memory.ts';
import { rememberMadeUp } from '../patient/rememberMadeUp.ts';
import { rememberPlan } from '../patient/rememberPlan.ts';
import type { ReplyPlan } from '../patient/replyPlan.ts';
import type { Scenario } from '../scenario/schema.ts';
import { countPrompts } from './affectRegion.ts';
import type { ConsultationEvent } from './events.ts';

export type ConsultationContext = {
	memory: PatientMemory;
	/** The turn being answered; null while the patient listens. */
	turn: { utteranceId: string; plan: ReplyPlan; findingIds: string[] } | null;
};

type EventOf<T extends ConsultationEvent['type']> = Extract<ConsultationEvent, { type: T }>;

export const newContext = (scenario: Scenario): ConsultationContext => ({
	memory: newMemory(scenario),
	turn: null,
});

const added = (list: readonly string[], ...more: string[]) => [...new Set([...list, ...more])];

export function enterAffect(
	scenario: Scenario,
	{ memory }: ConsultationContext,
	stateId: string,
): PatientMemory {
	const next = { ...memory, affect: stateId, affectCounts: {} };
	const cues = scenario.affect.states.find(({ id }) => id === stateId)?.cues ?? [];
	return cues.length > 0 ? showCue(next, `affect:${stateId}`) : next;
}

export function hear(
	scenario: Scenario,
	{ memory }: ConsultationContext,
	event: EventOf<'student.spoke'>,
): ConsultationContext {
	const counted = countPrompts(scenario.affect, event, memory);
	const heard = rememberReading(counted, scenario, event.reading);
	const { utteranceId, findingIds } = event;
	return { memory: heard, turn: { utteranceId, findingIds, plan: { parts: [] } } };
}

export function decide(
	scenario: Scenario,
	topics: TopicKinds,
	{ memory, turn }: ConsultationContext,
	{ reading, findingIds }: EventOf<'student.spoke'>,
): ConsultationContext {
	const decided = decideTurn({ scenario, topics, memory, reading, findingIds });
	const near = nearFacts(scenario, topics, memory, reading).map(({ id }) => id);
	const plan = { ...decided, near };
	return { memory: rememberPlan(memory, plan), turn: turn && { ...turn, plan } };
}

/** Ends the turn; findings asked for in words are revealed with it. */
export function finishTurn(
	scenario: Scenario,
	{ memory, turn }: ConsultationContext,
	{ told, saidIn = null }: { told: readonly string[]; saidIn?: string | null },
): ConsultationContext {
	const answered = turn ? rememberMadeUp(memory, turn.plan, { told, saidIn }) : memory;
	const next = rememberTold(answered, scenario, told);
	return {
		memory: { ...next, findings: added(next.findings, ...(turn?.findingIds ?? [])) },
		turn: null,
	};
}

export const rememberFinding = (memory: PatientMemory, findingId: string): PatientMemory => ({
	...memory,
	findings: added(memory.findings, findingId),
});

export const rememberAction = (memory: PatientMemory, actionId: string): PatientMemory => ({
	...memory,
	actions: added(memory.actions, actionId),
});

export function rememberTimeline(
	scenario: Scenario,
	memory: PatientMemory,
	event: EventOf<'time.reached'>,
): PatientMemory {
	const id = event.timelineId ?? '';
	const counted = countPrompts(scenario.affect, event, memory);
	return showCue({ ...counted, timeline: added(counted.timeline, id) }, `timeline:${id}`);
}
