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

	it('of other people is not about what the patient did or had', () => {
		const read = [topic('sick_contacts', 'Has anyone at home')];
		expect(named('Has anyone at home given blood in the town hall?', read)).toEqual(read);
	});

	it('is answered on the topic that was read where no fact of it is named', () => {
		const read = [topic('medications', 'medicines')];
		expect(named('Any medicines?', read)).toEqual(read);
	});

	it('tells nothing when it is none', () => {
		expect(named('You gave blood at the town hall.', [], false)).toEqual([]);
	});
});

describe('a question like one that the authors foresaw', () => {
	const asked = {
		facts: {
			sputum: [
				'Did your legs bother you on them?',
				'What put you off the statin?',
				'Why give them up?',
			],
			weight_loss: [
				'Are you a donor?',
				'Do you go to the donor sessions?',
				'Were you ever a donor?',
			],
		},
		unanswered: { symptom_absent: ['Do your ears ring?', 'Any ringing in your ears?'] },
	};
	const foreseeing = { ...scenario, asked };
	const read = (text: string, topics: TopicReading[] = [], more: Partial<Reading> = {}) =>
		nameFacts({ ...reading(topics), ...more }, text, foreseeing);

	it('means that fact, though it shares no word with what the fact says', () => {
		expect(read('Are you a blood donor?').topics).toMatchObject([
			{ id: 'blood_transfusion', facts: ['weight_loss'], words: 'Are you a blood donor?' },
		]);
	});

	it('means the one fact of the topic read, and no other that its words happen to name', () => {
		const topics = [topic('medications', 'statin'), topic('cough', 'put')];
		const [first, second] = read('What put you off taking the statin?', topics).topics;
		expect(first).toMatchObject({ id: 'medications', facts: ['sputum'] });
		expect(second?.facts).toBeUndefined();
	});

	it('that nobody answers says so, and keeps the topics that were asked', () => {
		const topics = [topic('hearing', 'ears')];
		const after = read('Do you have any ringing in your ears?', topics);
		expect(after.topics).toEqual(topics);
		expect(after.unanswered).toMatchObject([{ line: 'symptom_absent' }]);
	});

	it('that nobody answers is not denied where the case says something on its topic, unless word for word', () => {
		const topics = [topic('cough', 'ears')];
		const line = (text: string) => read(text, topics).unanswered?.[0]?.line;
		expect(line('So is there any kind of ringing in your ears?')).toBe('cannot_say');
		expect(line('Any ringing in your ears?')).toBe('symptom_absent');
	});

	it('that has no words of its own is none of them', () => {
		expect(read('Do you?').unanswered).toBeUndefined();
	});

	it('is read with the sentence that it leans on', () => {
		const told = topic('hearing', 'ears ring. Do yours');
		expect(read('At your age many people find their ears ring. Do yours?', [told])).toMatchObject({
			topics: [told],
			unanswered: [{ words: 'At your age many people find their ears ring. Do yours?' }],
		});
	});

	it('in one part of it is asked beside the fact that the whole is most like', () => {
		const { topics } = read('Why give them up, or are you a donor?', [
			topic('medications', 'give'),
		]);
		expect(topics.flatMap(({ facts: meant = [] }) => meant).sort()).toEqual([
			'sputum',
			'weight_loss',
		]);
	});

	it('leans on what was spoken of, and means no fact of another topic', () => {
		const spoken = { ...topic('hearing', 'Were you ever a donor?'), followUp: true };
		expect(read('Were you ever a donor?', [spoken]).topics).toEqual([spoken]);
	});

	it('is read without what was said of the talk itself', () => {
		expect(read('Before we go to the donor sessions, how is the garden?').topics).toEqual([]);
	});

	it('puts off nothing that bears on safety, unless it is that very question', () => {
		const grave = facts.map((fact) => ({ ...fact, safety: fact.topics.includes('cough') }));
		const of = (text: string) =>
			nameFacts(reading([topic('cough', 'ears')]), text, { ...foreseeing, facts: grave });
		expect(of('So is there any kind of ringing in your ears?').unanswered).toBeUndefined();
		expect(of('Any ringing in your ears?').unanswered).toHaveLength(1);
	});

	it('of two things at once is not taken for one', () => {
		const topics = [topic('medications', 'statin'), topic('cough', 'cough')];
		const { topics: after } = read('What put you off the statin, and is there a cough?', topics);
		expect(after.map(({ id }) => id)).toEqual(['medications', 'cough']);
		expect(after[1]).toEqual(topics[1]);
	});

	it('that asks leave or arranges something must be much like it', () => {
		const acts: Reading['acts'] = [{ act: 'plan', words: 'go to the donor sessions' }];
		const text = 'You could go to the donor sessions again some time, is that all right?';
		expect(read(text, [], { acts }).topics).toEqual([]);
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
