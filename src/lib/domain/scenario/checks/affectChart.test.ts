import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

test('every affect state can be reached from the first', () => {
	const text = plant(
		smallScenario,
		'{ on: [empathy_after_cue], to: open }',
		'{ on: [judgement], to: wary }',
	);
	const fault = faultsIn(text).find(({ problem }) => problem.includes('nothing leads to'));
	expect(fault?.line).toBe(lineOf(text, '- id: open'));
});

test('plain empathy moves nobody', () => {
	const text = plant(smallScenario, 'on: [empathy_after_cue]', 'on: [permission, empathy]');
	const [fault] = faultsIn(text);
	expect(fault?.mend).toBe('write "empathy_after_cue"');
	expect(fault?.line).toBe(lineOf(text, 'permission, empathy'));
});

test('a transition has something that sets it off', () => {
	const text = plant(
		smallScenario,
		'{ timeline: phone_rings, to: wary }',
		'{ times: 2, to: wary }',
	);
	expect(faultsIn(text)[0]).toMatchObject({
		problem: 'this transition has nothing that sets it off',
		line: lineOf(text, 'times: 2'),
	});
});
