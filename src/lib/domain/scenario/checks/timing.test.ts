import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

test('nothing is set for a time past the end', () => {
	const text = plant(smallScenario, 'atSeconds: 300', 'atSeconds: 601');
	expect(faultsIn(text)[0]).toMatchObject({
		problem: '601 seconds is past the end of the consultation at 600',
		line: lineOf(text, '601'),
	});
});

test('a question the patient asks back has something that prompts it', () => {
	const text = plant(smallScenario, ', afterFact: onset_friday', '');
	expect(faultsIn(text)[0]?.line).toBe(lineOf(text, 'ask_work'));
});
