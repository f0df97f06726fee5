import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

test('a fact that is neither volunteered nor broad has a precise topic', () => {
	const text = plant(smallScenario, 'topics: [onset]', 'topics: [anything_else]');
	const [fault] = faultsIn(text);
	expect(fault?.problem).toContain('no question reaches "onset_friday"');
	expect(fault?.line).toBe(lineOf(text, '[anything_else]'));
});

test('a broad fact may have broad topics alone', () => {
	const broad = plant(smallScenario, 'topics: [onset]', 'topics: [anything_else]');
	expect(faultsIn(plant(broad, 'disclosure: asked', 'disclosure: broad'))).toEqual([]);
});
