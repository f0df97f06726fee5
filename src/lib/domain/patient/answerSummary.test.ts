import { describe, expect, it } from 'vitest';
import { testScenario } from '../scenario/testScenario.ts';
import { rememberReading } from './memory.ts';
import { answer, later, reading, told } from './testTurn.ts';

describe('a summary', () => {
	it('but sums up what was told is agreed to, not told over again', () => {
		const summing = reading(['sputum', 'fever'], ['summary']);
		expect(answer(summing, told('sputum'))).toEqual(['summary']);
		expect(answer(reading(['sputum'], ['summary']), later)).toEqual(['fact sputum']);
	});

	const saying = (words: string, ...topicIds: string[]) =>
		reading([], ['summary'], { saidBack: [{ words, topics: topicIds }] });
	it.each([
		['that was told', saying('you bring up sputum', 'sputum'), told('sputum')],
		[
			'on a topic within one that was told',
			saying('twenty a day', 'smoking_amount'),
			told('smokes'),
		],
		['that was told in the same words', saying('the sputum', 'fever'), told('sputum')],
	])('of what %s is agreed to', (_, said, memory) =>
		expect(answer(said, memory)).toEqual(['summary']),
	);
	it('of what was asked and denied is agreed to', () => {
		const asked = rememberReading(told('sputum'), testScenario, reading(['fever']));
		expect(answer(saying('no fever', 'fever'), asked)).toEqual(['summary']);
	});
	it.each([
		['that a fact holds and was never told', saying('you lost weight', 'weight_change')],
		['that a guarded fact holds', saying('you smoke', 'smoking')],
		['that the case does not hold', saying('you have a fever', 'fever')],
	])('of what %s is not agreed to, nor denied', (_, said) =>
		expect(answer(said, told('sputum'))).toEqual(['summary_unsaid']),
	);
});
