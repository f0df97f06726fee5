import { describe, expect, it } from 'vitest';
import { documentedNotObtained } from './documentedNotObtained.ts';
import { buildRuleGrader } from './ruleGrader.ts';
import { inputOf, patient, rubricOf, type Given } from './testFixture.ts';

const rubric = rubricOf({
	shivers: {
		kind: 'note',
		parts: ['summary'],
		mentions: [['rigors']],
		obtained: { facts: ['shivers'] },
	},
});
const findings = [
	{
		id: 'xray',
		kind: 'investigation' as const,
		label: 'Chest X-ray',
		spoken: ['chest x-ray', '胸片'],
	},
	{ id: 'pulse', kind: 'examination' as const, label: 'Pulse', spoken: ['pulse'] },
];
async function quotesOf(given: Given) {
	const input = inputOf(rubric, given);
	const { items: scores } = await buildRuleGrader().grade(input);
	return documentedNotObtained({ ...input, scores, findings }).map(({ quote }) => quote);
}

describe('what the note says and nobody obtained', () => {
	it('is shown where the rubric names what it rests on', async () => {
		const note = { summary: 'Rigors at night.' };
		expect(await quotesOf({ note })).toEqual(['Rigors at night.']);
		const lines = [patient('I have been shivering at night.', ['shivers'])];
		expect(await quotesOf({ note, lines })).toEqual([]);
	});
	it('is shown where a test is reported that was never ordered', async () => {
		const note = { summary: 'Breathless. The chest X-ray was clear.' };
		expect(await quotesOf({ note })).toEqual(['The chest X-ray was clear.']);
		const events = [{ revision: 1, type: 'finding' as const, targetId: 'xray', atMs: 0 }];
		expect(await quotesOf({ note, events })).toEqual([]);
		expect(await quotesOf({ note: { summary: '胸片未见异常' } })).toEqual(['胸片未见异常']);
	});
	it.each([
		['a plan', { plan: 'Chest X-ray today.' }],
		['a wish', { summary: 'Needs a chest X-ray.' }],
		['a denial', { summary: 'No chest X-ray was done.' }],
		['an examination, whose name is an everyday word', { summary: 'His pulse races with fear.' }],
	])('is not %s', async (_, note) => {
		expect(await quotesOf({ note })).toEqual([]);
	});
	it('is not what the patient spoke of', async () => {
		const lines = [patient('They did a chest x-ray last week.')];
		expect(await quotesOf({ lines, note: { summary: 'Chest X-ray last week clear.' } })).toEqual(
			[],
		);
	});
});
