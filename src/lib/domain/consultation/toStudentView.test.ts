import { expect, it } from 'vitest';
import { newMemory } from '../patient/memory.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { emptyDraft } from './note.ts';
import { toStudentView } from './toStudentView.ts';

const input = {
	consultationId: 'c',
	revision: 1,
	mode: 'practice',
	drill: null,
	retryOf: null,
	terms: null,
	stage: 'talking',
	scenario: testScenario,
	findings: [],
	engine: 'scripted',
	clock: { nowMs: 0, stageStartedAtMs: 0, dueAtMs: null },
	utterances: [],
	pendingReply: null,
	draft: emptyDraft,
	hints: [],
} as const;

it('by telephone the patient is heard, elsewhere seen', () => {
	const perceivedIn = (setting: string) => {
		const scenario = { ...testScenario, setting };
		return toStudentView({ ...input, scenario, memory: newMemory(scenario) }).patient.perceivedBy;
	};
	expect(perceivedIn('telephone')).toBe('ear');
	expect(perceivedIn('clinic')).toBe('sight');
});

it('a consultation can be read after a release whose catalogue lacks what was examined in it', () => {
	const memory = { ...newMemory(testScenario), findings: ['no_longer_listed'] };
	expect(toStudentView({ ...input, memory }).findings).toEqual([]);
});

it('hints are counted in practice, and there are none to be had in an assessment', () => {
	const memory = newMemory(testScenario);
	const hint = { area: 'past', step: 1, reached: 0, afterPosition: 3 } as const;
	const hints = [{ ...hint, revision: 4, text: 'What might have been before?' }];
	expect(toStudentView({ ...input, memory, hints }).hints).toEqual({
		given: [{ revision: 4, text: 'What might have been before?' }],
		left: 7,
	});
	expect(toStudentView({ ...input, memory, mode: 'assessment', hints: [] }).hints).toBeNull();
});
