import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

const gate = smallScenario.slice(
	smallScenario.indexOf('        - [affect'),
	smallScenario.indexOf('    holdingBack'),
);

test('what bears on safety has two ways in', () => {
	const text = plant(smallScenario, gate, '        - [askedTimes: 2]\n');
	expect(faultsIn(text)[0]).toMatchObject({
		problem: '"drinks_wine" bears on safety but only one route opens it',
		line: lineOf(text, '      any:'),
	});
});

test('what bears on safety shows that it is held back', () => {
	const text = plant(smallScenario, '    cue: She looks away.\n', '');
	expect(faultsIn(text)[0]).toMatchObject({
		problem: '"drinks_wine" bears on safety but nothing shows that it is being held back',
		line: lineOf(text, 'id: drinks_wine'),
	});
});

test('a plain question about suicide is never rebuffed', () => {
	const text = plant(smallScenario, 'topics: [alcohol]', 'topics: [suicide_plan]');
	expect(faultsIn(text)[0]?.problem).toContain('plain question about suicide');
	const direct = plant(text, '- [askedTimes: 2]', '- [direct: true]');
	expect(faultsIn(direct)).toEqual([]);
});
