import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../scenario/schema.ts';
import { testScenario } from '../../scenario/testScenario.ts';
import type { TopicReading } from '../../dialogue/reading.ts';
import { nearestAsked } from './nearestAsked.ts';
import { signWeights } from './signWeights.ts';

const asked = {
	facts: {
		sputum: [
			'What colour is the phlegm?',
			'Do you bring anything up?',
			'Is it green stuff you cough up?',
		],
		weight_loss: [
			'Are your trousers looser?',
			'Have you lost weight?',
			'Has anyone said you look thin?',
		],
		smokes: ['Do you vape?', 'How many cigarettes a day?', 'Ever tried giving them up?'],
	},
	unanswered: {
		history_absent: ['Do you keep pigeons?', 'Have you worked with asbestos?'],
		cannot_say: ['Which bus did you take?'],
	},
};
const scenario: Scenario = { ...testScenario, asked };
const reading = (id: string): TopicReading => ({
	...{ id, score: 1, words: id, style: 'closed', why: 'test' },
});
const all = (text: string, topics: string[] = [], of = scenario) =>
	nearestAsked(text, { topics: topics.map(reading), candidates: [] }, of);
const nearest = (text: string, topics: string[] = []) => all(text, topics)[0];

describe('a question is compared with those that the authors foresaw', () => {
	it('and means the fact whose questions it is most like', () => {
		expect(nearest('Have your trousers got looser lately?')).toMatchObject({
			answer: { factId: 'weight_loss' },
			question: 'Are your trousers looser?',
		});
	});

	it('and may be one that nobody answers', () => {
		expect(nearest('Do you keep any pigeons at home?')?.answer).toEqual({ line: 'history_absent' });
	});

	it('leans to a fact on the topic that was read, more than to one on a topic that was only possible', () => {
		const said = 'Do you cough any up, or bring up stuff, a day?';
		const topics = scenario.facts.find(({ id }) => id === 'sputum')!.topics.map(reading);
		const sure = (read: Partial<Record<'topics' | 'candidates', TopicReading[]>>) =>
			nearestAsked(said, { topics: [], candidates: [], ...read }, scenario).find(
				({ answer }) => 'factId' in answer && answer.factId === 'sputum',
			)!.probability;
		expect(sure({ candidates: topics })).toBeGreaterThan(sure({}));
		expect(sure({ topics })).toBeGreaterThan(sure({ candidates: topics }));
	});

	it('leans to a fact whose own words it uses', () => {
		const said = scenario.facts.find(({ id }) => id === 'smokes')!.says[0]!;
		expect(nearest(said)?.answer).toEqual({ factId: 'smokes' });
	});

	it('is like none where it shares no word with any', () => {
		expect(all('Zebra?')).toEqual([]);
	});

	it('is not surely like the one foreseen where they share no more than how questions begin', () => {
		const facts = { sputum: ['Do you bring anything up?'], smokes: ['How many a day?'] };
		const few = { ...scenario, asked: { facts, unanswered: {} } };
		const sure = (text: string) => all(text, [], few)[0]!.probability;
		expect(sure('Do you go to school?')).toBeLessThan(0.6);
		expect(sure('Do you bring up anything?')).toBeGreaterThan(0.9);
	});

	it('is compared by characters in Chinese', () => {
		const inChinese = {
			...scenario,
			language: 'zh-CN' as const,
			asked: {
				facts: { sputum: ['痰是什么颜色的？'], smokes: ['您一天抽几根烟？'] },
				unanswered: {},
			},
		};
		expect(all('你一天要抽多少根？', [], inChinese)[0]?.answer).toEqual({ factId: 'smokes' });
	});
});

it('every question foreseen means what it stands with, whatever its case and punctuation', () => {
	const foreseen = Object.entries({ ...asked.facts, ...asked.unanswered }).flatMap(
		([id, questions]) => questions.map((question) => ({ id, question })),
	);
	const spoken = fc.constantFrom<(text: string) => string>(
		(text) => text,
		(text) => text.toLowerCase(),
		(text) => text.replace('?', ''),
		(text) => `${text}?`,
	);
	fc.assert(
		fc.property(fc.constantFrom(...foreseen), spoken, ({ id, question }, said) => {
			const found = nearest(said(question));
			expect(found?.isSame).toBe(true);
			expect(Object.values(found?.answer ?? {})).toEqual([id]);
		}),
	);
});

it('whatever is said, the answers come likeliest first, and no two facts are together more than certain', () => {
	const word = fc.constantFrom(
		...'do you cough green stuff weight pigeons a day trousers bus'.split(' '),
	);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
			const found = all(words.join(' ')).filter(({ isSame }) => !isSame);
			const sure = found.map(({ probability }) => probability);
			expect(sure).toEqual(sure.toSorted((a, b) => b - a));
			const ofFacts = found.filter(({ answer }) => 'factId' in answer);
			expect(ofFacts.reduce((sum, one) => sum + one.probability, 0)).toBeLessThanOrEqual(1.000001);
		}),
	);
});

it('no sign speaks against the answer that has it', () => {
	expect(Math.min(...Object.values(signWeights))).toBeGreaterThan(0);
});
