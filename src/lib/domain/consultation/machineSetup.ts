/** The named guards and actions of the consultation machine; effects do nothing here, the service runs them. */
import { assign, setup } from 'xstate';
import type { TopicKinds } from '../patient/turnInput.ts';
import type { ReplyPlan } from '../patient/replyPlan.ts';
import type { Scenario } from '../scenario/schema.ts';
import { prompts, transitionKey } from './affectRegion.ts';
import * as become from './assignments.ts';
import type { ConsultationEvent } from './events.ts';

type AffectTransitionRef = { stateId: string; index: number };
type GuardArgs = { context: become.ConsultationContext; event: ConsultationEvent };

function isPrompted(scenario: Scenario, { context, event }: GuardArgs, ref: AffectTransitionRef) {
	const state = scenario.affect.states.find(({ id }) => id === ref.stateId);
	const transition = state?.transitions[ref.index];
	if (!transition || !prompts(transition, event, context.memory)) return false;
	/** While the patient speaks nobody is heard, and the author's timeline waits. */
	if (context.turn) return false;
	const before = context.memory.affectCounts[transitionKey(ref.stateId, ref.index)] ?? 0;
	return before + 1 >= transition.times;
}

function isTimeline(scenario: Scenario, { context, event }: GuardArgs) {
	if (event.type !== 'time.reached' || !event.timelineId) return false;
	const known = scenario.timeline.some(({ id }) => id === event.timelineId);
	return known && !context.memory.timeline.includes(event.timelineId);
}

export function setupConsultation(scenario: Scenario, topics: TopicKinds) {
	return setup({
		types: { context: {} as become.ConsultationContext, events: {} as ConsultationEvent },
		guards: {
			isPrompted: (args, ref: AffectTransitionRef) => isPrompted(scenario, args, ref),
			isTimeline: (args) => isTimeline(scenario, args),
			isStageDeadline: ({ event }) => event.type === 'time.reached' && !event.timelineId,
			isKnownAction: ({ event }) =>
				event.type === 'student.acted' && scenario.actions.some(({ id }) => id === event.actionId),
		},
		actions: {
			requestReply: (_, _params: { utteranceId: string; plan: ReplyPlan }) => {},
			showFindings: (_, _params: { findingIds: string[] }) => {},
			showAction: (_, _params: { actionId: string }) => {},
			showTimeline: (_, _params: { timelineId: string }) => {},
			closeReply: () => {},
			/** The patient knows nothing of it; an event without an action would be refused. */
			noteHint: () => {},
			requestGrading: () => {},
			enterAffect: assign(({ context }, { stateId }: { stateId: string }) => ({
				memory: become.enterAffect(scenario, context, stateId),
			})),
			hear: assign(({ context, event }) =>
				event.type === 'student.spoke' ? become.hear(scenario, context, event) : {},
			),
			decide: assign(({ context, event }) =>
				event.type === 'student.spoke' ? become.decide(scenario, topics, context, event) : {},
			),
			finishTurn: assign(({ context, event }) =>
				become.finishTurn(scenario, context, 'told' in event ? event : { told: [] }),
			),
			rememberFinding: assign(({ context: { memory }, event }) =>
				event.type === 'student.examined'
					? { memory: become.rememberFinding(memory, event.findingId) }
					: {},
			),
			rememberAction: assign(({ context: { memory }, event }) =>
				event.type === 'student.acted'
					? { memory: become.rememberAction(memory, event.actionId) }
					: {},
			),
			rememberTimeline: assign(({ context: { memory }, event }) =>
				event.type === 'time.reached'
					? { memory: become.rememberTimeline(scenario, memory, event) }
					: {},
			),
		},
	});
}

export type ConsultationSetup = ReturnType<typeof setupConsultation>;
