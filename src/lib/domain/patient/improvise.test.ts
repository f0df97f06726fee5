import { describe, expect, it } from 'vitest';
import type { Reading } from '../dialogue/reading.ts';
import { testScenario } from '../scenario/testScenario.ts';
import { decideTurn } from './decideTurn.ts';
import { newMemory, rememberReading, type PatientMemory } from './memory.ts';
import { rememberMadeUp } from './rememberMadeUp.ts';
import { rememberPlan } from './rememberPlan.ts';
import { answer, later, reading, told, topics } from './testTurn.ts';

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

	it('is guessed at too where it is more, or less, than the words that asked', () => {
		const words = 'any productive sputum';
		const wider = { ...asked, acts: [{ act: 'jargon' as const, words }] };
		expect(answer(wider, later, withLiteracy(2))).toEqual(['jargon_guessed', 'fact sputum']);
	});

	it('that is none of the question understood is asked about, and the question answered', () => {
		const beside = { ...asked, acts: [{ act: 'jargon' as const, words: 'orthopnoea' }] };
		expect(answer(beside, later, withLiteracy(2))).toEqual(['jargon', 'fact sputum']);
	});

	it('is not remarked on when the question comes again', () => {
		const before = { ...told('sputum'), asked: { sputum: 1 } };
		expect(answer(inJargon, before, withLiteracy(2))).toEqual(['fact sputum']);
	});
});

describe('what the patient improvises', () => {
	const replyTo = (read: Reading, before: PatientMemory) => {
		const memory = rememberReading(before, testScenario, read);
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

describe('what a model makes up for small talk', () => {
	const plan = decideTurn({
		...{ scenario: testScenario, topics, findingIds: [] },
		...{
			memory: rememberReading(later, testScenario, reading(['hobbies'])),
			reading: reading(['hobbies']),
		},
	});
	const planned = rememberPlan(later, plan);
	const saidIn = 'u7';

	it('is remembered by the utterance it stands in, and never anew', () => {
		const memory = rememberMadeUp(planned, plan, { told: [], saidIn });
		expect(memory.improvised.hobbies).toMatchObject({ key: 'trivia', saidIn });
		const again = rememberMadeUp(memory, plan, { told: [], saidIn: 'u9' });
		expect(again.improvised).toEqual(memory.improvised);
	});

	it('is nothing where the author’s words were spoken, or a fact was told instead', () => {
		expect(rememberMadeUp(planned, plan, { told: [], saidIn: null })).toEqual(planned);
		expect(rememberMadeUp(planned, plan, { told: ['sputum'], saidIn })).toEqual(planned);
	});

	it('is nothing where the plan denies a symptom: there was nothing to make up', () => {
		const denied = decideTurn({
			...{ scenario: testScenario, topics, findingIds: [] },
			...{
				memory: rememberReading(later, testScenario, reading(['fever'])),
				reading: reading(['fever']),
			},
		});
		const memory = rememberPlan(later, denied);
		expect(rememberMadeUp(memory, denied, { told: [], saidIn })).toEqual(memory);
	});
});

describe('whoever talks to a machine', () => {
	it('is not taken in: no act and no question of that line counts', () => {
		const read = reading(['smoking'], ['confidentiality', 'role_break']);
		const { acts, asked, turn } = rememberReading(newMemory(testScenario), testScenario, read);
		expect({ acts, asked, turn }).toEqual({ acts: ['role_break'], asked: {}, turn: 1 });
	});
});
