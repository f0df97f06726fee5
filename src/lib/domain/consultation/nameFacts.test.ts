import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading, TopicReading } from '../dialogue/reading.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { nameFacts } from './nameFacts.ts';

const wordings: Record<string, [topics: string[], says: string]> = {
	cough_weeks: [['cough'], 'This cough has been going for six weeks.'],
	tired: [['medications'], 'I take a water tablet every morning.'],
	sputum: [['medications', 'adherence'], 'I stopped the cholesterol tablet. My legs ached.'],
	weight_loss: [['blood_transfusion'], 'I gave blood for years, at the town hall.'],
};
const facts = testScenario.facts.map((fact) => {
	const [topics = fact.topics, says = fact.says[0]!] = wordings[fact.id] ?? [];
	return { ...fact, topics, says: [says], again: [] };
});
const scenario = { ...testScenario, facts };

const topic = (id: string, words: string): TopicReading => ({
	...{ id, words, score: 0.9, style: 'closed', why: '' },
});
const reading = (topics: TopicReading[], isQuestion = true): Reading => ({
	...{ topics, isQuestion, candidates: [], acts: [], style: 'closed' },
});
const named = (text: string, topics: TopicReading[] = [], isQuestion = true) =>
	nameFacts(reading(topics, isQuestion), text, scenario).topics;

describe('a question in the words of the case', () => {
	it('means the fact that uses them, among the facts of the topic read', () => {
		const [first] = named('Why did you stop your cholesterol tablets?', [
			topic('medications', 'tablets'),
		]);
		expect(first).toMatchObject({ id: 'medications', facts: ['sputum'] });
	});

	it('is read though the catalogue has no words for it, and quotes the student', () => {
		const text = 'All right. Have you ever given blood in the town hall?';
		expect(named(text)).toMatchObject([
			{
				...{ id: 'blood_transfusion', facts: ['weight_loss'] },
				words: 'Have you ever given blood in the town hall?',
			},
		]);
	});

	it('is not read by one word that it shares with the case', () => {
		expect(named('Is there a history of cholesterol in the street?')).toEqual([]);
	});

	it('is answered on the topic that was read where no fact of it is named', () => {
		const read = [topic('medications', 'medicines')];
		expect(named('Any medicines?', read)).toEqual(read);
	});

	it('tells nothing when it is none', () => {
		expect(named('You gave blood at the town hall.', [], false)).toEqual([]);
	});
});

it('whatever is said, every topic read stays, once, and what is named are facts of the case that have the topic', () => {
	const words = [
		'cough',
		'tablet',
		'blood',
		'town hall',
		'stopped',
		'legs',
		'?',
		'. ',
		' and ',
		'I',
	];
	const some = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((said) => said.join(' '));
	const read = fc.uniqueArray(fc.constantFrom('cough', 'medications', 'adherence', 'fever'));
	fc.assert(
		fc.property(some, read, (text, ids) => {
			const topics = named(
				text,
				ids.map((id) => topic(id, text.split(' ')[0] ?? '')),
			);
			const after = topics.map(({ id }) => id);
			expect(after).toEqual(expect.arrayContaining(ids));
			expect(new Set(after).size).toBe(after.length);
			for (const one of topics)
				for (const id of one.facts ?? [])
					expect(facts.find((fact) => fact.id === id)?.topics.length).toBeGreaterThan(0);
		}),
	);
});
