import { describe, expect, it } from 'vitest';
import { getSmallScenario, smallRubric } from '../../../scenario/fixtures/smallScenario.ts';
import { parseRubric } from '../../../rubric/loadRubric.ts';
import { testLines } from '../../testLines.ts';
import { buildCaseTexts } from './caseTexts.ts';
import {
	createMeaningGuard,
	type MeaningRules,
	type MeaningVectors,
} from './createMeaningGuard.ts';

const scenario = getSmallScenario();
const parsed = parseRubric(smallRubric, 'rubric');
if ('faults' in parsed) throw new Error('the small rubric is faulty');
const ofCase = buildCaseTexts(scenario, parsed.rubric, testLines);
const [secret] = ofCase.entries
	.filter(({ kind }) => kind === 'guarded')
	.toSorted((a, b) => ofCase.likeness.sizeOf(b.text) - ofCase.likeness.sizeOf(a.text));
if (!secret) throw new Error('the small case has no guarded fact');

const rulesWith = (more: Partial<MeaningRules> = {}): MeaningRules => ({
	language: 'en',
	ofCase,
	isSecret: ({ kind }) => kind === 'guarded',
	planned: ['I would rather not say.'],
	tellable: new Set(),
	...more,
});

const towards = (x: number, y: number) => Float32Array.from([x, y]);
/** Secrets lie one way, all else the other; a clause lies where it is told to. */
const vectorsOf = (clause: Float32Array, more: Partial<MeaningVectors> = {}): MeaningVectors => ({
	atHand: (texts) =>
		texts.map((text) =>
			ofCase.entries.some((entry) => entry.text === text && entry.kind === 'guarded')
				? towards(1, 0)
				: towards(0, 1),
		),
	of: async (texts) => texts.map(() => clause),
	...more,
});
/** Shares a word with the secret, and little more. */
const hint = `${secret.text.split(' ').find((word) => word.length > 4)} something else entirely different`;
const says = (text: string, vectors: MeaningVectors | null, more?: Partial<MeaningRules>) =>
	createMeaningGuard(rulesWith(more), vectors).saysSecret(text, text);

describe('a clause says a secret', () => {
	it('when it has the secret’s own words, whatever else is to be had', async () => {
		expect(await says(secret.text, null)).toBe(true);
	});
	it('when it lies near enough to one in meaning', async () => {
		expect(await says(hint, vectorsOf(towards(0.9, 0.3)))).toBe(true);
	});
});

describe('a clause says no secret', () => {
	it('when it lies nearer to what may be said', async () => {
		expect(await says(hint, vectorsOf(towards(0.7, 0.9)))).toBe(false);
	});
	it('when it lies far from all', async () => {
		expect(await says(hint, vectorsOf(towards(0.5, 0.1)))).toBe(false);
	});
	it('when it shares no word with any, and nobody asks the model', async () => {
		const vectors = vectorsOf(towards(1, 0), { of: () => Promise.reject(new Error('asked')) });
		expect(await says('Qwertz uiop asdf ghjk.', vectors)).toBe(false);
	});
	it('when the fact may be told', async () => {
		expect(await says(secret.text, null, { isSecret: () => false })).toBe(false);
	});
	it('when the plan has the very words', async () => {
		expect(await says(secret.text, null, { planned: [secret.text] })).toBe(false);
	});
});

describe('where the sentence model fails', () => {
	it.each<[string, Partial<MeaningVectors>]>([
		['has no vectors yet', { atHand: () => null }],
		['is gone', { of: () => Promise.reject(new Error('gone')) }],
	])('and %s, the words judge', async (_, more) => {
		const vectors = vectorsOf(towards(1, 0), more);
		expect(await says(hint, vectors)).toBe(false);
		expect(await says(secret.text, vectors)).toBe(true);
	});
});
