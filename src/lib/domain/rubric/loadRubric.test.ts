import { describe, expect, test } from 'vitest';
import {
	getSmallScenario,
	lineOf,
	plant,
	smallCatalogues,
	smallRubric,
} from '../scenario/fixtures/smallScenario.ts';
import { checkRubric, parseRubric } from './loadRubric.ts';

/** The small rubric is shorter than a real one; that fault is left out unless it is asked for. */
function faultsIn(text: string, { countItems = false } = {}) {
	const parsed = parseRubric(text, 'rubric.en.yaml');
	if ('faults' in parsed) return parsed.faults;
	const faults = checkRubric(parsed, getSmallScenario(), smallCatalogues());
	return faults.filter(({ problem }) => countItems || !problem.startsWith('this rubric has'));
}

test('a sound rubric has no faults', () => {
	expect(faultsIn(smallRubric)).toEqual([]);
});

test('a rubric has 15 to 25 items', () => {
	expect(faultsIn(smallRubric, { countItems: true })[0]?.problem).toMatch(/has 5 items; 15 to 25/);
});

describe('each fault stands on its line', () => {
	test.each([
		[
			'an unknown kind',
			'kind: note',
			'kind: notes',
			/is not a kind of "criterion"/,
			/did you mean "note"/,
		],
		[
			'a field of another kind',
			'allowed: 1',
			'allow: 1',
			/"allow" is not a field/,
			/did you mean "allowed"/,
		],
		[
			'another scenario',
			'scenario: sore-knee',
			'scenario: sore-hip',
			/is for "sore-hip"/,
			/scenario: sore-knee/,
		],
		['another language', 'language: en', 'language: zh-CN', /in "zh-CN"/, /language: en/],
		[
			'an item id used twice',
			'id: examined',
			'id: asked_onset # two',
			/item id "asked_onset" is used twice/,
			/own/,
		],
		[
			'an unknown fact',
			'facts: [onset_friday]',
			'facts: [onset_fridy]',
			/no fact "onset_fridy"/,
			/onset_friday/,
		],
		['an unknown topic', 'facts: [onset_friday]', 'topics: [onste]', /no topic "onste"/, /onset/],
		[
			'an unknown finding',
			'findings: [joints]',
			'findings: [jonts]',
			/no finding "jonts"/,
			/joints/,
		],
		[
			'an unknown action',
			'actions: [see_alone]',
			'actions: [see_alon]',
			/no action "see_alon"/,
			/see_alone/,
		],
		[
			'a note on a fact that is not there',
			'mentions: [[gout], [septic]]',
			'mentions: [[gout], [septic]], obtained: { facts: [drinks_win] }',
			/no fact "drinks_win"/,
			/drinks_wine/,
		],
		[
			'an item nobody can lose',
			'styles: [leading], allowed: 1',
			'actions: [see_alone], allowed: 1',
			/can lose this item/,
			/smaller than 1/,
		],
		[
			'an unknown action that must not be taken',
			'styles: [leading], allowed',
			'actions: [se_alone], allowed',
			/no action "se_alone"/,
			/see_alone/,
		],
		[
			'an item about nothing',
			'facts: [onset_friday] }',
			'facts: [] }',
			/no student can earn/,
			/list/,
		],
		[
			'more than there is',
			'full: 2, partial',
			'full: 3, partial',
			/need 3, but only 2/,
			/lower "full" to 2/,
		],
		['partial as much as full', 'partial: 1', 'partial: 2', /must be smaller/, /lower "partial"/],
		[
			'credit nobody can get',
			'facts: [onset_friday] }',
			'facts: [onset_friday], credit: [volunteered] }',
			/volunteers none/,
			/add "asked"/,
		],
	])('%s', (_, healthy, faulty, problem, mend) => {
		const text = plant(smallRubric, healthy, faulty);
		const fault = faultsIn(text).find((one) => problem.test(one.problem));
		expect(fault?.mend).toMatch(mend);
		expect(fault?.line).toBe(lineOf(text, faulty));
	});
});

test('an item on facts whose gate never opens cannot be earned in full', () => {
	const parsed = parseRubric(smallRubric, 'rubric.en.yaml');
	if ('faults' in parsed) throw new Error('the small rubric is faulty');
	const scenario = getSmallScenario();
	const facts = scenario.facts.map((fact) =>
		fact.gate ? { ...fact, gate: { any: [[{ told: fact.id }]] } } : fact,
	);
	const faults = checkRubric(parsed, { ...scenario, facts }, smallCatalogues());
	expect(faults[0]).toMatchObject({
		problem: 'full marks need 2, but only 1 can be obtained',
		line: lineOf(smallRubric, 'full: 2'),
	});
});
