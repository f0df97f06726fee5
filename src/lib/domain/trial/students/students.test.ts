import { describe, expect, it } from 'vitest';
import { playTrial } from '../playTrial.ts';
import { seededRandom } from '../../statistics/seededRandom.ts';
import { testCase } from '../testTrial.ts';
import { average } from './average.ts';
import { leadingQuestion, topicsOfItem } from './questions.ts';
import { thorough } from './thorough.ts';
import { trialStudents } from './trialStudents.ts';
import { itemsOf } from '../trialCase.ts';

const topicOf = (phrasing: string) => ({
	...{ id: 'topic', category: 'general', kind: 'topic' as const, label: 'Topic' },
	...{ phrasings: [phrasing], cues: [], unless: [], notWith: [] },
});
const lead = (phrasing: string, language: 'en' | 'zh-CN') =>
	leadingQuestion(topicOf(phrasing), language).map((deed) => ('text' in deed ? deed.text : ''));

describe('a leading question', () => {
	it.each([
		['Do you smoke?', "You don't smoke, do you?"],
		['Have you lost weight?', "You haven't lost weight, have you?"],
		['Is it worse at night?', "It isn't worse at night, is it?"],
		['Can you sleep flat?', "You can't sleep flat, can you?"],
	])('%s', (phrasing, leading) => expect(lead(phrasing, 'en')).toEqual([leading]));

	it.each([
		['您有过敏吗？', '您没有过敏吧？'],
		['您抽烟吗？', '您抽烟，对吧？'],
	])('%s', (phrasing, leading) => expect(lead(phrasing, 'zh-CN')).toEqual([leading]));

	it('is not made of a question that asks for more than yes or no', () => {
		expect(lead('When did it start?', 'en')).toEqual([]);
	});
});

describe('scripted students', () => {
	it.each(trialStudents)('say and do the same for the same seed: $id', (student) => {
		const script = (seed: number) => student.script(testCase, seededRandom(seed));
		expect(script(3)).toEqual(script(3));
	});

	it('of the average kind differ from seed to seed', () => {
		const script = (seed: number) => average.script(testCase, seededRandom(seed));
		expect(script(1)).not.toEqual(script(2));
	});

	it('know which topics an item of history is obtained by', () => {
		const [item] = itemsOf(testCase);
		expect(item && topicsOfItem(item, testCase)).toEqual(['sputum']);
	});

	it('of the thorough kind reach what the rubric asks', async () => {
		const { points, maxPoints } = await playTrial(testCase, thorough);
		expect(points).toBe(maxPoints);
	});

	it('of the average kind write down only what they were told', async () => {
		const { record, turns } = await playTrial(testCase, average);
		const told = new Set(turns.flatMap((turn) => turn.told));
		const labels = testCase.scenario.facts
			.filter(({ id }) => told.has(id))
			.map(({ label }) => label);
		expect(record.note.summary).toBe(labels.join('. '));
	});
});
