/** Turns the author's affect chart into states of the consultation machine. */
import type { Reading } from '../dialogue/reading.ts';
import { answersCue, takenIn, type PatientMemory } from '../patient/memory.ts';
import type { AffectChart, AffectTransition } from '../scenario/affect.ts';
import type { ConsultationEvent } from './events.ts';

export const transitionKey = (stateId: string, index: number): string => `${stateId}:${index}`;

type Trigger = NonNullable<AffectTransition['on']>[number];

function happened(trigger: Trigger, reading: Reading, memory: PatientMemory): boolean {
	if (trigger === 'empathy_after_cue') return answersCue(memory, reading);
	if (trigger === 'leading_question')
		return reading.topics.some(({ style }) => style === 'leading');
	if (trigger === 'open_question') return reading.style === 'open';
	return trigger !== 'empathy' && reading.acts.some(({ act }) => act === trigger);
}

/** Whether the event prompts this transition, before its `times` are counted. */
export function prompts(
	transition: AffectTransition,
	event: ConsultationEvent,
	memory: PatientMemory,
): boolean {
	if (event.type === 'time.reached') {
		return event.timelineId !== undefined && event.timelineId === transition.timeline;
	}
	if (event.type !== 'student.spoke') return false;
	const reading = takenIn(event.reading);
	return (
		(transition.on ?? []).some((trigger) => happened(trigger, reading, memory)) ||
		reading.topics.some(({ id, style }) => style !== 'leading' && transition.topics?.includes(id))
	);
}

/** Counts every transition of the present state that the event prompts. */
export function countPrompts(
	chart: AffectChart,
	event: ConsultationEvent,
	memory: PatientMemory,
): PatientMemory {
	const state = chart.states.find(({ id }) => id === memory.affect);
	const affectCounts = { ...memory.affectCounts };
	state?.transitions.forEach((transition, index) => {
		if (!prompts(transition, event, memory)) return;
		const key = transitionKey(state.id, index);
		affectCounts[key] = (affectCounts[key] ?? 0) + 1;
	});
	return { ...memory, affectCounts };
}

/** The `affect` region's states; transitions are tried in the author's order. */
export function affectStates(chart: AffectChart) {
	return Object.fromEntries(
		chart.states.map((state) => [
			state.id,
			{
				entry: { type: 'enterAffect' as const, params: { stateId: state.id } },
				on: affectTransitions(state.id, state.transitions),
			},
		]),
	);
}

function affectTransitions(stateId: string, transitions: readonly AffectTransition[]) {
	const guarded = transitions.map((transition, index) => ({
		guard: { type: 'isPrompted' as const, params: { stateId, index } },
		target: transition.to,
	}));
	return { 'student.spoke': guarded, 'time.reached': guarded };
}
