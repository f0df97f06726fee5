/** The consultation as an XState machine, built from a scenario. Run only through pure `transition`. */
import type { SnapshotFrom } from 'xstate';
import type { TopicKinds } from '../patient/turnInput.ts';
import type { Scenario } from '../scenario/schema.ts';
import { affectStates } from './affectRegion.ts';
import { newContext, type ConsultationContext } from './assignments.ts';
import { setupConsultation, type ConsultationSetup } from './machineSetup.ts';

/** Bump with a migration (`migrateSnapshot.ts`) and a fixture in tests/snapshots/ whenever a stored snapshot would no longer fit. */
export const machineVersion = 'consultation/3';

/** Findings asked for in words are revealed when the patient has agreed. */
const endTurn = [
	{
		type: 'showFindings',
		params: ({ context }: { context: ConsultationContext }) => ({
			findingIds: context.turn?.findingIds ?? [],
		}),
	},
	{ type: 'finishTurn' },
] as const;

function listeningState(machine: ConsultationSetup) {
	return machine.createStateConfig({
		on: {
			'student.spoke': { target: 'deciding', actions: 'hear' },
			'time.reached': {
				guard: 'isTimeline',
				actions: [
					'rememberTimeline',
					{
						type: 'showTimeline',
						params: ({ event }) => ({ timelineId: event.timelineId ?? '' }),
					},
				],
			},
		},
	});
}

/** One microstep later than the utterance, so that the affect chart has already moved. */
function decidingState(machine: ConsultationSetup) {
	return machine.createStateConfig({
		always: {
			target: 'replying',
			actions: [
				'decide',
				{
					type: 'requestReply',
					params: ({ context }) => ({
						utteranceId: context.turn?.utteranceId ?? '',
						plan: context.turn?.plan ?? { parts: [] },
					}),
				},
			],
		},
	});
}

/** A drill has no note. */
type AfterTalking = 'writing' | 'submitted';

/** Speech: one utterance at a time, answered before the next. */
function conversationState(machine: ConsultationSetup, after: AfterTalking) {
	return machine.createStateConfig({
		initial: 'listening',
		on: {
			'time.reached': {
				guard: 'isStageDeadline',
				target: `#consultation.${after}`,
				actions: 'closeReply',
			},
		},
		states: {
			listening: listeningState(machine),
			deciding: decidingState(machine),
			replying: {
				on: {
					'patient.replied': { target: 'listening', actions: endTurn },
					'patient.failed': { target: 'listening', actions: endTurn },
					'student.stopped': { target: 'listening', actions: ['closeReply', ...endTurn] },
				},
			},
		},
	});
}

function talkingState(machine: ConsultationSetup, scenario: Scenario, after: AfterTalking) {
	return machine.createStateConfig({
		type: 'parallel',
		on: {
			'student.examined': {
				actions: [
					'rememberFinding',
					{ type: 'showFindings', params: ({ event }) => ({ findingIds: [event.findingId] }) },
				],
			},
			'student.acted': {
				guard: 'isKnownAction',
				actions: [
					'rememberAction',
					{ type: 'showAction', params: ({ event }) => ({ actionId: event.actionId }) },
				],
			},
			'student.took_hint': { actions: 'noteHint' },
			'student.ended': { target: after, actions: 'closeReply' },
			'student.left': { target: 'abandoned', actions: 'closeReply' },
		},
		states: {
			conversation: conversationState(machine, after),
			affect: {
				initial: scenario.affect.initial,
				states: affectStates(scenario.affect),
			},
		},
	});
}

/**
 * `briefing -> talking -> writing -> submitted`, with the author's affect chart inside `talking`,
 * so that nothing said in `writing` can reach it. A drill goes from `talking` to `submitted`.
 */
export function buildConsultationMachine(
	scenario: Scenario,
	topics: TopicKinds,
	after: AfterTalking = 'writing',
) {
	const machine = setupConsultation(scenario, topics);
	return machine.createMachine({
		id: 'consultation',
		context: newContext(scenario),
		initial: 'briefing',
		states: {
			briefing: {
				on: {
					'consultation.began': 'talking',
					'student.left': 'abandoned',
					'time.reached': { guard: 'isStageDeadline', target: 'expired' },
				},
			},
			talking: talkingState(machine, scenario, after),
			writing: {
				on: {
					'student.submitted': 'submitted',
					'student.left': 'abandoned',
					'time.reached': { guard: 'isStageDeadline', target: 'submitted' },
				},
			},
			submitted: { type: 'final', entry: 'requestGrading' },
			expired: { type: 'final' },
			abandoned: { type: 'final' },
		},
	});
}

export type ConsultationMachine = ReturnType<typeof buildConsultationMachine>;
export type ConsultationSnapshot = SnapshotFrom<ConsultationMachine>;
