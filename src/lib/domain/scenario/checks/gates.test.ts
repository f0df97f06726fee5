import { expect, test } from 'vitest';
import {
	faultsIn,
	getSmallScenario,
	lineOf,
	plant,
	smallScenario,
} from '../fixtures/smallScenario.ts';
import { gateFlaws } from './gates.ts';
import { openableFacts } from './openableFacts.ts';

const gate = smallScenario.slice(
	smallScenario.indexOf('        - [affect'),
	smallScenario.indexOf('    holdingBack'),
);
const gated = (routes: string) => plant(smallScenario, gate, routes);

test('a gate that waits only for a state nothing leads to never opens', () => {
	const shut = gated('        - [affect: [open]]\n');
	const text = plant(shut, 'on: [empathy_after_cue], to: open', 'on: [thanks], to: wary');
	const fault = faultsIn(text).find(({ problem }) => problem.includes('can never open'));
	expect(fault?.problem).toBe('the gate of "drinks_wine" can never open');
	expect(fault?.line).toBe(lineOf(text, '      any:'));
});

test('facts that wait for one another never open', () => {
	const scenario = getSmallScenario(gated('        - [told: drinks_wine]\n'));
	const [fact] = scenario.facts.slice(2);
	const twin = { ...fact!, id: 'twin', gate: { any: [[{ told: 'drinks_wine' }]] } };
	const knot = { ...fact!, gate: { any: [[{ told: 'twin' }]] } };
	const facts = [...scenario.facts.slice(0, 2), knot, twin];
	expect(gateFlaws({ ...scenario, facts }).map(({ path }) => path)).toEqual([
		['facts', 2, 'gate'],
		['facts', 3, 'gate'],
	]);
});

test('one way out of a circle opens all of it', () => {
	const scenario = getSmallScenario(gated('        - [askedTimes: 2]\n'));
	const [fact] = scenario.facts.slice(2);
	const twin = { ...fact!, id: 'twin', gate: { any: [[{ told: 'drinks_wine' }]] } };
	const facts = [...scenario.facts, twin];
	expect(openableFacts({ ...scenario, facts })).toContain('twin');
});

test('a single dead route is told at its line', () => {
	const text = gated(
		'        - [askedTimes: 2]\n        - [direct: true]\n        - [told: drinks_wine]\n',
	);
	expect(faultsIn(text)[0]).toMatchObject({
		problem: 'this route can never open',
		line: lineOf(text, '[told: drinks_wine]'),
	});
});
