import { describe, expect, it } from 'vitest';
import { listUnobtained } from './listUnobtained.ts';
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
	{ id: 'xray', label: 'Chest X-ray' },
	{ id: 'film', label: '胸部平片' },
];
const quotesOf = (given: Given) =>
	listUnobtained(inputOf(rubric, given), findings).map(({ quote }) => quote);

describe('what the note says and nobody obtained', () => {
	it('is shown where the rubric names what it rests on', () => {
		const note = { summary: 'Rigors at night.' };
		expect(quotesOf({ note })).toEqual(['Rigors at night.']);
		const lines = [patient('I have been shivering at night.', ['shivers'])];
		expect(quotesOf({ note, lines })).toEqual([]);
	});
	it('is shown where a result is reported of a test that was never ordered', () => {
		const note = { summary: 'Breathless. The chest X-ray was clear.' };
		expect(quotesOf({ note })).toEqual(['The chest X-ray was clear.']);
		const events = [{ revision: 1, type: 'finding' as const, targetId: 'xray', atMs: 0 }];
		expect(quotesOf({ note, events })).toEqual([]);
		expect(quotesOf({ note: { summary: '胸部平片未见异常' } })).toEqual(['胸部平片未见异常']);
	});
	it.each([
		['a plan', { plan: 'Chest X-ray, if abnormal CT.' }],
		['a wish', { summary: 'Needs a chest X-ray to show consolidation.' }],
		['a denial', { summary: 'No chest X-ray was clear.' }],
	])('is not %s', (_, note) => {
		expect(quotesOf({ note })).toEqual([]);
	});
	it('is not what the patient spoke of', () => {
		const lines = [patient('They did a chest X-ray last week.')];
		expect(quotesOf({ lines, note: { summary: 'Chest X-ray last week clear.' } })).toEqual([]);
	});
});
