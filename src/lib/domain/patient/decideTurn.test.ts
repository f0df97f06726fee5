import { describe, expect, it } from 'vitest';
import type { DialogueAct, Reading } from '../dialogue/reading.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { decideTurn } from './decideTurn.ts';
import type { TopicKinds } from './turnInput.ts';
import { newMemory, rememberReading, rememberTold, type PatientMemory } from './memory.ts';
import { rememberPlan } from './rememberPlan.ts';
import type { ReplyPart } from './replyPlan.ts';

const topics: TopicKinds = new Map([
	['opening_question', { category: 'consultation', kind: 'broad' as const }],
	['cough', { category: 'respiratory', kind: 'topic' as const }],
	['sputum', { category: 'respiratory', kind: 'topic' as const }],
	['fever', { category: 'general', kind: 'topic' as const }],
	['surgery', { category: 'past', kind: 'topic' as const }],
	['hobbies', { category: 'social', kind: 'topic' as const }],
	['travel', { category: 'social', kind: 'topic' as const }],
	['smoking', { category: 'social', kind: 'topic' as const }],
	['smoking_amount', { category: 'social', kind: 'topic' as const, within: 'smoking' }],
	['weight_change', { category: 'general', kind: 'topic' as const }],
	['onset', { category: 'complaint', kind: 'topic' as const }],
	['general_wellbeing', { category: 'general', kind: 'topic' as const }],
	['suicide_plan', { category: 'mental', kind: 'topic' as const }],
]);

const topicReading = (id: string) => ({
	id,
	score: 0.9,
	words: id,
	style: 'open' as const,
	why: '',
});

function reading(ids: string[], acts: DialogueAct[] = [], more: Partial<Reading> = {}): Reading {
	return {
		topics: ids.map(topicReading),
		candidates: [],
		acts: acts.map((act) => ({ act, words: act })),
		style: 'open',
		isQuestion: ids.length > 0,
		...more,
	};
}

function answer(
	read: Reading,
	before: PatientMemory = newMemory(testScenario),
	scenario = testScenario,
) {
	const memory = rememberReading(before, read);
	const { parts } = decideTurn({
		scenario,
		topics,
		memory,
		reading: read,
		findingIds: [],
	});
	return parts.map((part: ReplyPart) =>
		part.kind === 'line' ? part.key : 'factId' in part ? `${part.kind} ${part.factId}` : part.kind,
	);
}

const later = { ...newMemory(testScenario), turn: 5, hasOpened: true };
const told = (...ids: string[]) => rememberTold(later, testScenario, ids);

describe('a question', () => {
	it('gets the opening when it is the first broad one, and a courtesy does not crowd it out', () => {
		expect(answer(reading(['opening_question'], ['greeting']))).toEqual(['opening']);
	});

	it('on two topics gets both, in the order asked', () => {
		expect(answer(reading(['sputum', 'weight_change']), later)).toEqual([
			'fact sputum',
			'fact weight_loss',
			'question',
		]);
	});

	it('about symptoms some of which are there gets the rest denied in one breath', () => {
		expect(answer(reading(['sputum', 'fever']), later)).toEqual(['fact sputum', 'rest_absent']);
	});

	it('on what nobody wrote follows the policy for its kind', () => {
		expect(answer(reading(['fever']), later)).toEqual(['symptom_absent']);
		expect(answer(reading(['surgery']), later)).toEqual(['history_absent']);
		expect(answer(reading(['travel']), later)).toEqual(['history_absent']);
		expect(answer(reading(['hobbies']), later)).toEqual(['trivia']);
	});

	it('more precise than what was written is answered by the wider fact', () => {
		expect(answer(reading(['smoking_amount']), later)).toEqual(['holding_back smokes']);
	});

	it('less precise than what was written is answered by the narrower fact', () => {
		const amount = { ...testScenario.facts[2]!, id: 'twenty', topics: ['smoking_amount'] };
		const scenario = { ...testScenario, facts: [amount] };
		expect(answer(reading(['smoking']), later, scenario)).toEqual(['fact twenty']);
	});

	it('on what was told once is answered though its gate has shut since', () => {
		expect(answer(reading(['smoking']), told('smokes'))).toEqual(['fact smokes']);
	});

	it('read on two topics by the same words does not tell the old beside the new', () => {
		const same = reading(['sputum', 'weight_change']);
		const spread = same.topics.map((topic) => ({ ...topic, words: 'Anything coming up?' }));
		expect(answer({ ...same, topics: spread }, told('sputum'))).toEqual([
			'fact weight_loss',
			'question',
		]);
		expect(answer({ ...same, topics: spread }, told('sputum', 'weight_loss'))).toEqual([
			...['fact sputum'],
		]);
		expect(answer(same, told('sputum'))).toContain('fact sputum');
	});

	it('on two topics whose facts say the same is answered once, by the fuller one', () => {
		const fuller = { ...testScenario.facts[3]!, covers: ['sputum'] };
		const facts = testScenario.facts.map((fact) => (fact.id === fuller.id ? fuller : fact));
		expect(answer(reading(['sputum', 'weight_change']), later, { ...testScenario, facts })).toEqual(
			[...['fact weight_loss', 'question']],
		);
	});

	it('that meets holding back is put off in other words each time', () => {
		const asking = (before: PatientMemory) => {
			const memory = rememberReading(before, reading(['smoking']));
			const input = { scenario: testScenario, topics, reading: reading(['smoking']) };
			return { memory, ...decideTurn({ ...input, memory, findingIds: [] }) };
		};
		const first = asking(later);
		expect(first.parts).toMatchObject([{ kind: 'holding_back', variant: 0 }]);
		expect(asking(first.memory).parts).toMatchObject([{ kind: 'holding_back', variant: 1 }]);
	});

	it('by how or when on a detail nobody wrote is not denied', () => {
		const facts = testScenario.facts.filter(({ topics: own }) => !own.includes('onset'));
		const scenario = { ...testScenario, facts };
		expect(answer(reading(['onset']), later, scenario)).toEqual(['cannot_say']);
	});

	it('asked again gets the same fact again, not a new one', () => {
		expect(answer(reading(['sputum']), told('sputum'))).toEqual(['fact sputum']);
	});

	it('that could mean two things is asked back; one that means nothing known is not guessed', () => {
		const unsure = (...ids: string[]) => ({ isQuestion: true, candidates: ids.map(topicReading) });
		const faint = {
			isQuestion: true,
			candidates: ['fever', 'sputum'].map((id) => ({ ...topicReading(id), score: 0.5 })),
		};
		expect(answer(reading([], [], unsure('fever', 'sputum')), later)).toEqual(['ask_back']);
		expect(answer(reading([], [], faint), later)).toEqual(['did_not_understand']);
		expect(answer(reading([], [], unsure('fever', 'suicide_plan')), later)).toEqual([
			'did_not_understand',
		]);
		expect(answer(reading([], [], { isQuestion: true }), later)).toEqual(['did_not_understand']);
	});

	it('of the patient’s own follows what prompts it, once', () => {
		const once = { ...later, questionsPut: ['is_it_bad'] };
		expect(answer(reading(['weight_change']), later)).toContain('question');
		expect(answer(reading(['weight_change']), once)).not.toContain('question');
	});

	it('on what is partly held back shows so in the same breath where safety hangs on it, else next time', () => {
		const openFact = { ...testScenario.facts[1]!, id: 'plain', topics: ['fever'] };
		const shut = { ...testScenario.facts[4]!, id: 'kept', topics: ['fever'] };
		const asking = (safety: boolean, before: PatientMemory) =>
			answer(reading(['fever']), before, {
				...testScenario,
				facts: [openFact, { ...shut, safety }],
			});
		expect(asking(true, later)).toEqual(['fact plain', 'holding_back kept']);
		expect(asking(false, later)).toEqual(['fact plain']);
		expect(asking(false, { ...later, told: { plain: 1 } })).toEqual(['holding_back kept']);
	});

	it('how someone is, at the door, asks what the matter is', () => {
		expect(answer(reading(['general_wellbeing'], ['greeting']))).toEqual(['opening']);
		expect(answer(reading(['general_wellbeing']), later)).toEqual(['symptom_absent']);
	});

	it('to say that again repeats what was told last', () => {
		expect(answer(reading([], ['repeat_request']), told('sputum'))).toEqual(['fact sputum']);
	});
});

describe('what is no question', () => {
	it('gets the courtesy that is due', () => {
		expect(answer(reading([], ['thanks']), later)).toEqual(['thanks']);
		expect(answer(reading([], ['thanks', 'empathy']), later)).toEqual(['empathy']);
	});

	it('at the door is greeted, and told to go ahead', () => {
		expect(answer(reading([], ['greeting', 'introduction', 'consent']))).toEqual([
			'introduction',
			'consent',
		]);
	});

	it('but sums up what was told is agreed to, not told over again', () => {
		const summing = reading(['sputum', 'fever'], ['summary']);
		expect(answer(summing, told('sputum'))).toEqual(['summary']);
		expect(answer(reading(['sputum'], ['summary']), later)).toEqual(['fact sputum']);
	});

	it('but asks to examine is agreed to, even where nothing was named to look at', () => {
		expect(answer(reading([], ['examine']), later)).toEqual(['examine']);
	});

	it('that attacks or breaks the role gets a boundary and no fact, whatever else it asks', () => {
		expect(answer(reading(['sputum'], ['abuse']), later)).toEqual(['abuse']);
		expect(answer(reading(['sputum'], ['role_break']), later)).toEqual(['role_break']);
	});

	it('judges, beside a question, is answered back before the question is', () => {
		expect(answer(reading(['sputum'], ['judgement']), later)).toEqual(['judgement', 'fact sputum']);
	});

	it('is listened to', () => {
		expect(answer(reading([]), later)).toEqual(['listening']);
	});
});

describe('a medical word', () => {
	const withLiteracy = (healthLiteracy: number) => {
		const { patient } = testScenario;
		const persona = { ...patient.persona, healthLiteracy };
		return { ...testScenario, patient: { ...patient, persona } };
	};
	const asked = reading(['sputum'], []);
	const inJargon = { ...asked, acts: [{ act: 'jargon' as const, words: 'sputum' }] };

	it('is guessed at, and answered, by someone to whom such words are strange', () => {
		expect(answer(inJargon, later, withLiteracy(2))).toEqual(['jargon_guessed', 'fact sputum']);
		expect(answer(inJargon, later, withLiteracy(3))).toEqual(['fact sputum']);
	});

	it('is not remarked on when the question comes again', () => {
		const before = { ...told('sputum'), asked: { sputum: 1 } };
		expect(answer(inJargon, before, withLiteracy(2))).toEqual(['fact sputum']);
	});
});

describe('what the patient improvises', () => {
	const replyTo = (read: Reading, before: PatientMemory) => {
		const memory = rememberReading(before, read);
		const plan = decideTurn({
			scenario: testScenario,
			topics,
			memory,
			reading: read,
			findingIds: [],
		});
		return { plan, memory: rememberPlan(memory, plan) };
	};
	const chat = (words: string): Reading => ({
		...reading([]),
		acts: [{ act: 'off_topic', words }],
		isQuestion: true,
	});

	it('is the same whenever the same is asked, whatever was said in between', () => {
		const first = replyTo(reading(['hobbies']), later);
		const between = replyTo(reading(['pets_name', 'surgery']), first.memory);
		expect(replyTo(reading(['hobbies']), between.memory).plan).toEqual(first.plan);
	});

	it('is the same off the catalogue too, and varies with the question', () => {
		const first = replyTo(chat('the weather'), later);
		const other = replyTo(chat('a joke'), first.memory);
		expect(replyTo(chat('The weather'), other.memory).plan).toEqual(first.plan);
		expect(other.plan).not.toEqual(first.plan);
	});

	it('gives way to a fact', () => {
		const improvised = { sputum: { key: 'trivia' as const, variant: 0 } };
		expect(answer(reading(['sputum']), { ...later, improvised })).toEqual(['fact sputum']);
	});
});

describe('whoever talks to a machine', () => {
	it('is not taken in: no act and no question of that line counts', () => {
		const read = reading(['smoking'], ['confidentiality', 'role_break']);
		const { acts, asked, turn } = rememberReading(newMemory(testScenario), read);
		expect({ acts, asked, turn }).toEqual({ acts: ['role_break'], asked: {}, turn: 1 });
	});
});
