import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testScenario } from '../../scenario/testScenario.ts';
import { nearestAsked } from './askedIndex.ts';

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
const scenario = { ...testScenario, asked };
const nearest = (text: string, topics: string[] = []) => nearestAsked(text, topics, scenario);

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

	it('leans to a fact on the topic that was read', () => {
		const said = 'Do you cough any up, or bring up stuff, a day?';
		const plain = nearest(said);
		const onTopic = nearest(said, scenario.facts.find(({ id }) => id === 'sputum')!.topics);
		expect(onTopic?.likeness).toBeGreaterThan(plain?.likeness ?? Infinity);
		expect(onTopic?.answer).toEqual({ factId: 'sputum' });
	});

	it('and is like none where it shares no word with any', () => {
		expect(nearest('Zebra?')).toBeNull();
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
		expect(nearestAsked('你一天要抽多少根？', [], inChinese)?.answer).toEqual({ factId: 'smokes' });
	});
});

it('every question foreseen means what it stands with, whatever its case and punctuation', () => {
	const all = Object.entries({ ...asked.facts, ...asked.unanswered }).flatMap(([id, questions]) =>
		questions.map((question) => ({ id, question })),
	);
	const spoken = fc.constantFrom<(text: string) => string>(
		(text) => text,
		(text) => text.toLowerCase(),
		(text) => text.replace('?', ''),
		(text) => `${text}?`,
	);
	fc.assert(
		fc.property(fc.constantFrom(...all), spoken, ({ id, question }, said) => {
			const found = nearest(said(question));
			expect(found?.isSame).toBe(true);
			expect(Object.values(found?.answer ?? {})).toEqual([id]);
		}),
	);
});
