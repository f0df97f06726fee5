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
		expect(answer(saying('you have a fever', 'fever'), asked)).toEqual(['summary_unsaid']);
	});
	const withFacts = (...facts: Record<'id' | 'topic' | 'says', string>[]) => ({
		...testScenario,
		facts: facts.map(({ id, topic, says }) => ({
			...testScenario.facts.find((fact) => fact.id === 'sputum')!,
			...{ id, topics: [topic], label: says, says: [says], again: [] },
		})),
	});
	const smoker = withFacts(
		{ id: 'no_fever', topic: 'fever', says: 'No weakness, fever or sweats' },
		{ id: 'smoker', topic: 'smoking', says: 'Smokes ten a day' },
		{ id: 'lost', topic: 'weight_change', says: 'Has lost weight' },
	);
	it.each([
		['you have no fever', 'fever', 'summary'],
		["you haven't had a fever", 'fever', 'summary'],
		['you have not been hot', 'fever', 'summary'],
		['you have a fever', 'fever', 'summary_unsaid'],
		['you have been hot and bothered', 'fever', 'summary_unsaid'],
		['you smoke', 'smoking', 'summary'],
		['you have never smoked', 'smoking', 'summary_unsaid'],
	])('is agreed to where it says of a thing what was said: %s', (words, topic, line) =>
		expect(answer(saying(words, topic), told('no_fever', 'smoker'), smoker)).toEqual([line]),
	);
	it('of one thing on two topics is agreed to where both were told', () => {
		const both = saying('you smoke and you have lost weight', 'smoking', 'weight_change');
		expect(answer(both, told('smoker'), smoker)).toEqual(['summary_unsaid']);
		expect(answer(both, told('smoker', 'lost'), smoker)).toEqual(['summary']);
	});
	it('needs no detail of the complaint where its own topic was told', () =>
		expect(answer(saying('the smoking began', 'smoking', 'onset'), told('smoker'), smoker)).toEqual(
			['summary'],
		));
	it('in Chinese is agreed to by the same rule', () => {
		const scenario = {
			...withFacts({ id: 'smoker', topic: 'smoking', says: '每天抽烟十支' }),
			language: 'zh-CN' as const,
		};
		const said = (words: string) => answer(saying(words, 'smoking'), told('smoker'), scenario);
		expect(said('您抽烟')).toEqual(['summary']);
		expect(said('您从不抽烟')).toEqual(['summary_unsaid']);
	});
	it('of what touches an untold guarded fact is never agreed to, by topic or by words', () => {
		const scenario = {
			...testScenario,
			facts: testScenario.facts.map((fact) =>
				fact.id === 'smokes' ? { ...fact, says: ['Took Viagra about eleven last night.'] } : fact,
			),
		};
		const heard = told('cough_weeks', 'sputum');
		const said = (...ids: string[]) =>
			answer(saying('the cough began after you took Viagra last night', ...ids), heard, scenario);
		expect(said('cough', 'smoking')).toEqual(['summary_unsaid']);
		expect(said('cough')).toEqual(['summary_unsaid']);
		expect(answer(saying('the cough began', 'cough'), heard, scenario)).toEqual(['summary']);
	});
	it('of illnesses as absent is agreed to where all past ones were asked for and told', () => {
		const asked = rememberReading(told('sputum'), testScenario, reading(['pmh']));
		const none = saying('no diabetes', 'diabetes');
		expect(answer(none, asked)).toEqual(['summary']);
		expect(answer(none, told('sputum'))).toEqual(['summary_unsaid']);
		expect(answer(saying('you have diabetes', 'diabetes'), asked)).toEqual(['summary_unsaid']);
		const ill = withFacts({ id: 'gout', topic: 'pmh', says: 'Has gout' });
		expect(answer(none, asked, ill)).toEqual(['summary_unsaid']);
	});
	it('of which a part went unread is not agreed to', () =>
		expect(answer(saying('the sputum'), told('sputum'))).toEqual(['summary_unsaid']));

	it.each([
		['that a fact holds and was never told', saying('you lost weight', 'weight_change')],
		['that a guarded fact holds', saying('you smoke', 'smoking')],
		['that the case does not hold', saying('you have a fever', 'fever')],
		['that was never asked', saying('you have no fever', 'fever')],
	])('of what %s is not agreed to, nor denied', (_, said) =>
		expect(answer(said, told('sputum'))).toEqual(['summary_unsaid']),
	);
});
