import { describe, expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

describe('what a scenario names exists', () => {
	test.each([
		['a topic of a fact', 'topics: [onset]', 'topics: [onset, onste]', 'topic "onste"', 'onset'],
		[
			'a state in a gate',
			'[affect: [open]]',
			'[affect: [open, opne]]',
			'affect state "opne"',
			'open',
		],
		[
			'a fact in a gate',
			'told: onset_friday',
			'told: onset_frday',
			'fact "onset_frday"',
			'onset_friday',
		],
		[
			'an action in a gate',
			'[action: see_alone]',
			'[action: se_alone]',
			'action "se_alone"',
			'see_alone',
		],
		['the first state', 'initial: wary', 'initial: wray', 'affect state "wray"', 'wary'],
		['the end of a transition', 'to: wary', 'to: waary', 'affect state "waary"', 'wary'],
		[
			'a timeline entry',
			'timeline: phone_rings',
			'timeline: phone_ring',
			'timeline entry "phone_ring"',
			'phone_rings',
		],
		[
			'an opening fact',
			'openingFacts: [sore_knee]',
			'openingFacts: [sore_knee, sore_kne]',
			'fact "sore_kne"',
			'sore_knee',
		],
		[
			'what prompts a question',
			'afterFact: onset_friday',
			'afterFact: onset_fridy',
			'fact "onset_fridy"',
			'onset_friday',
		],
		['a shared finding', '{ id: joints', '{ id: jonts', 'shared finding "jonts"', 'joints'],
	])('%s', (_, healthy, faulty, named, meant) => {
		const text = plant(smallScenario, healthy, faulty);
		const fault = faultsIn(text).find(({ problem }) => problem === `there is no ${named}`);
		expect(fault?.line).toBe(lineOf(text, faulty));
		expect(fault?.mend).toContain(`did you mean "${meant}"?`);
	});

	test('a finding of its own may have any id', () => {
		expect(faultsIn(plant(smallScenario, 'id: knee_picture', 'id: knee_scan'))).toEqual([]);
	});
});
