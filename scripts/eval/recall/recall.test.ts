import fc from 'fast-check';
import { expect, it } from 'vitest';
import { playTrial } from '#lib/domain/trial/playTrial.ts';
import { average } from '#lib/domain/trial/students/average.ts';
import { testCase } from '#lib/domain/trial/testTrial.ts';
import { factQuestions } from './factQuestions.ts';
import { measurePrompts, sharedStart } from './promptCost.ts';

it('the shared start of two texts is as much of them as is the same', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), (start, a, b) => {
			const length = sharedStart(start + a, start + b);
			expect(length).toBeGreaterThanOrEqual(start.length);
			expect((start + a).slice(0, length)).toBe((start + b).slice(0, length));
		}),
	);
});

it('a question of the catalogue is about every fact of its topic', () => {
	const question = factQuestions(testCase).find(({ text }) => text === 'Do you smoke?');
	expect(question?.facts.map(({ id }) => id)).toEqual(['smokes']);
});

it('where somebody speaks for the patient, "you" asks nothing about the patient', () => {
	const speaker = { name: 'Ada', relation: 'mother', patientWords: ['son'] };
	const patient = { ...testCase.scenario.patient, speaker };
	const scenario = { ...testCase.scenario, patient };
	const sources = factQuestions({ ...testCase, scenario }).map(({ text }) => text);
	expect(sources).not.toContain('Do you smoke?');
	expect(sources).toContain('When did it start?');
});

it('every turn of a consultation is paid for, the case file anew with each in a whole-case prompt', async () => {
	const { turns } = await playTrial(testCase, average);
	const long = 'case file '.repeat(10_000);
	const cost = await measurePrompts(testCase, long);
	expect(cost.turns).toBe(turns.length);
	expect(cost.wholeCaseTokens).toBeGreaterThan((long.length / 4) * turns.length);
	expect(cost.tokens).toBeLessThan(cost.wholeCaseTokens);
	expect(cost.sameAsBefore).toBeGreaterThan(0.5);
});
