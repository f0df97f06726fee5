import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

test('no two facts share an id', () => {
	const text = plant(smallScenario, '  - id: drinks_wine', '  - id: onset_friday # again');
	const [fault] = faultsIn(text);
	expect(fault?.problem).toBe('the id "onset_friday" is used twice in "facts"');
	expect(fault?.line).toBe(lineOf(text, '# again'));
});

test('no two affect states share an id', () => {
	const text = plant(smallScenario, '    - id: open', '    - id: wary # again');
	expect(faultsIn(text)[0]?.line).toBe(lineOf(text, '# again'));
});
