import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

test('a text that a comma cut in two is noticed', () => {
	const text = plant(smallScenario, '[Not much.]', '[Well, not much.]');
	const [fault, ...more] = faultsIn(text);
	expect(fault?.problem).toBe('what the patient says here does not end like a sentence: "Well"');
	expect(fault?.mend).toContain('quotation marks');
	expect(fault?.line).toBe(lineOf(text, 'Well'));
	expect(more).toEqual([]);
});

test('Chinese sentences end in their own way', () => {
	expect(faultsIn(plant(smallScenario, '[Not much.]', '[不多\u3002, 有吗\uff1f]'))).toEqual([]);
});
