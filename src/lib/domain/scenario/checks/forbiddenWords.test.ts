import { describe, expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';

describe('the patient never says a forbidden word', () => {
	test.each([
		['in a fact', '[It began on Friday.]', '[The Gout began on Friday.]'],
		['when asked again', 'again: [The wine.]', 'again: [The gout.]'],
		['while holding back', '[Not much.]', '[Not for gout.]'],
		['in the opening', 'opening: My knee is sore.', 'opening: My gout is back.'],
		['in small talk', 'No bother.', 'No gout.'],
		['in a question', 'says: Can I work?', 'says: Is it gout?'],
		['at a time', 'says: Let it ring.', 'says: My gout!'],
	])('%s', (_, healthy, faulty) => {
		const text = plant(smallScenario, healthy, faulty);
		const [fault] = faultsIn(text);
		expect(fault?.problem).toMatch(/the patient says "gout"/);
		expect(fault?.line).toBe(lineOf(text, faulty));
	});

	test('a longer word that contains it is another word', () => {
		expect(faultsIn(plant(smallScenario, '[Not much.]', '[Goutte is French.]'))).toEqual([]);
	});

	test('in Chinese it is found inside a run of characters', () => {
		const chinese = plant(smallScenario, '[gout, urate]', '[痛风]');
		expect(faultsIn(plant(chinese, '[Not much.]', '[我没有痛风病。]'))).toHaveLength(1);
	});
});
