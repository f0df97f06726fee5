import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { testScenario } from '../scenario/testScenario.ts';
import type { ConsultationEvent } from './events.ts';
import { buildConsultationMachine } from './machine.ts';
import { replay } from './replay.ts';

const machine = buildConsultationMachine(testScenario, new Map());
const reading = { topics: [], candidates: [], acts: [], style: 'open', isQuestion: true } as const;
const spoke = (utteranceId: string): ConsultationEvent => ({
	...{ type: 'student.spoke', utteranceId, findingIds: [] },
	reading: { ...reading, topics: [], candidates: [], acts: [] },
});
const events: ConsultationEvent[] = [
	{ type: 'consultation.began' },
	spoke('a'),
	{ type: 'patient.replied', told: ['smokes'] },
	{ type: 'student.took_hint', area: 'past', step: 1 },
	spoke('b'),
	{ type: 'student.stopped', told: [] },
];

describe('recorded events, played again', () => {
	it('lead to the same state after each of them, also through storage', () => {
		let stored = JSON.stringify(initialTransition(machine)[0]);
		const played = events.map((event) => {
			const snapshot = machine.resolveState(JSON.parse(stored));
			const [next] = transition(machine, snapshot, event);
			stored = JSON.stringify({ value: next.value, context: next.context });
			return JSON.parse(stored);
		});
		const again = replay(machine, events)!.map(({ value, context }) => ({ value, context }));
		expect(JSON.parse(JSON.stringify(again))).toEqual(played);
	});
	it('are refused as a whole when the machine no longer takes one of them', () => {
		expect(replay(machine, [spoke('a')])).toBeNull();
	});
});
