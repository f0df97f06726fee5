import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

test('the opening tells nothing that is held back', () => {
	const text = plant(
		smallScenario,
		'openingFacts: [sore_knee]',
		'openingFacts: [sore_knee, drinks_wine]',
	);
	expect(faultsIn(text)[0]).toMatchObject({
		problem: 'the opening tells "drinks_wine", which is marked "guarded"',
		line: lineOf(text, 'openingFacts'),
	});
});

test('what is marked volunteered is told in the opening', () => {
	const text = plant(smallScenario, 'disclosure: asked', 'disclosure: volunteered # here');
	expect(faultsIn(text)[0]?.line).toBe(lineOf(text, '# here'));
});
