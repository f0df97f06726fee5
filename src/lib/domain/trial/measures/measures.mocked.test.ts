import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dialogueActs } from '../../dialogue/reading.ts';
import type { ReplyPart } from '../../patient/replyPlan.ts';
import type { TurnInput } from '../../patient/turnInput.ts';
import type { Deed } from '../student.ts';
import { playDeeds, testCase, utterancesOf } from '../testTrial.ts';
import { contradictions } from './contradictions.ts';
import { guardedLeaks } from './guardedLeaks.ts';
import { questionTurns, readLabelled, wasAskedBack } from './readingFaults.ts';
import { unaskedByMeaning, unaskedByReading } from './unaskedFacts.ts';

/** A decision with a fault planted in it; null for the real one. */
let faulty: ((input: TurnInput) => ReplyPart[]) | null = null;

vi.mock('../../patient/decideTurn.ts', async (original) => {
	const real = await original<typeof import('../../patient/decideTurn.ts')>();
	const decideTurn = (input: TurnInput) =>
		faulty ? { parts: faulty(input) } : real.decideTurn(input);
	return { ...real, decideTurn };
});

afterEach(() => {
	faulty = null;
});

const telling = (factId: string, variant = 0): ReplyPart => ({ kind: 'fact', factId, variant });
const saying = (key: 'trivia' | 'symptom_absent', variant = 0): ReplyPart => ({
	...{ kind: 'line', key, variant },
});
const asks = (text: string, ...means: string[]): Deed => ({ kind: 'say', text, means });

describe('a planted fault is found:', () => {
	it('a guarded fact told while its gate is shut', async () => {
		faulty = () => [telling('smokes')];
		const trial = await playDeeds('Do you smoke?');
		expect(guardedLeaks(trial)).toMatchObject([{ factId: 'smokes', by: 'memory' }]);
	});

	it('a guarded fact whose words slip into another fact’s mouth', async () => {
		const facts = testCase.scenario.facts.map((fact) =>
			fact.id === 'sputum' ? { ...fact, says: ['Yes. The smokes said in full.'] } : fact,
		);
		const trial = await playDeeds('Do you bring anything up?');
		const slipped = trial.turns.map((turn) => ({ ...turn, reply: facts[2]?.says[0] ?? '' }));
		expect(guardedLeaks({ ...trial, turns: slipped })).toMatchObject([{ factId: 'smokes' }]);
	});

	it('a gate that the memory calls open and the record does not', async () => {
		const trial = await playDeeds('Do you smoke?', 'Do you smoke?', 'Do you smoke?');
		expect(guardedLeaks(trial)).toEqual([]);
		const forgotten = trial.record.utterances.map((line) => ({ ...line, reading: null }));
		const record = { ...trial.record, utterances: forgotten };
		expect(guardedLeaks({ ...trial, record })).toMatchObject([{ factId: 'smokes', by: 'record' }]);
	});

	it('a fact denied that the case holds', async () => {
		faulty = () => [saying('symptom_absent')];
		const trial = await playDeeds('Do you bring anything up?');
		expect(contradictions(trial)).toMatchObject([{ kind: 'denied_fact', about: 'sputum' }]);
	});

	it('a narrower question denied where the wider fact is known', async () => {
		faulty = () => [saying('symptom_absent')];
		const trial = await playDeeds('How many a day?');
		expect(contradictions(trial)).toMatchObject([{ kind: 'denied_fact', about: 'smoking_amount' }]);
	});

	it('another answer to the same question', async () => {
		faulty = ({ memory }) => [saying('trivia', memory.turn)];
		const trial = await playDeeds('What do you do for fun?', 'What do you do for fun?');
		expect(contradictions(trial)).toMatchObject([{ kind: 'changed_answer', about: 'hobbies' }]);
	});

	it('another number for the same fact', async () => {
		const trial = await playDeeds('Do you bring anything up?', 'Do you bring anything up?');
		const says = ['Two spoons.', 'Three spoons.'];
		const turns = trial.turns.map((turn, index) => ({
			...turn,
			spoken: [{ text: says[index] ?? '', told: ['sputum'] }],
		}));
		expect(contradictions({ ...trial, turns })).toMatchObject([
			{ kind: 'changed_number', about: 'sputum' },
		]);
	});

	it('a fact given away to a question on something else', async () => {
		faulty = () => [telling('sputum')];
		const trial = await playDeeds(asks('Have you had a fever?', 'fever'));
		expect(unaskedByReading(trial)).toMatchObject([{ factId: 'sputum' }]);
		expect(unaskedByMeaning(trial)).toMatchObject([{ factId: 'sputum' }]);
	});
});

describe('what is no fault is not counted:', () => {
	it('a fact told again after its gate has shut', async () => {
		const trial = await playDeeds(
			...['*empathy*', 'Do you smoke?', '*judgement*', '*judgement*', 'Do you smoke?'],
		);
		expect(trial.turns.at(-1)?.told).toEqual(['smokes']);
		expect(guardedLeaks(trial)).toEqual([]);
		expect(contradictions(trial)).toEqual([]);
	});

	it('holding back, and telling it later', async () => {
		const smoking = Array.from({ length: 3 }, () => 'Do you smoke?');
		const trial = await playDeeds(...smoking);
		expect(trial.turns.map(({ told }) => told.length)).toEqual([0, 0, 1]);
		expect(contradictions(trial)).toEqual([]);
	});

	it('a fact told to whoever meant it, though a narrower question was read', async () => {
		faulty = () => [telling('sputum')];
		const trial = await playDeeds(asks('Do you bring anything up?', 'sputum'));
		expect(unaskedByMeaning(trial)).toEqual([]);
	});
});

describe('being understood', () => {
	it('a question answered only by asking for other words was asked back', async () => {
		const trial = await playDeeds(asks('Flurble?', 'fever'), asks('Are you tired?', 'fatigue'));
		expect(questionTurns(trial.turns).map(wasAskedBack)).toEqual([true, false]);
	});

	it('a labelled question is right by a narrower topic too, wrong by another, unread by none', async () => {
		const { interpreter, topics } = testCase.pack;
		const labelled = [
			{ text: 'How many a day?', topics: ['smoking'] },
			{ text: 'Are you tired?', topics: ['fever'] },
			{ text: 'Flurble?', topics: ['fever'] },
		];
		expect(await readLabelled(interpreter, labelled, topics)).toEqual({
			questions: 3,
			wrong: [{ text: 'Are you tired?', read: ['fatigue'] }],
			unread: ['Flurble?'],
		});
	});
});

describe('property: whatever a student says and does, in whatever order', () => {
	const line = fc
		.record({
			questions: fc.array(fc.constantFrom(...utterancesOf), { maxLength: 3 }),
			acts: fc.array(fc.constantFrom(...dialogueActs), { maxLength: 2 }),
			surely: fc.boolean(),
		})
		.map(({ questions, acts, surely }) =>
			[...(surely ? ['surely'] : []), ...questions, ...acts.map((act) => `*${act}*`)].join(' '),
		)
		.filter((text) => text !== '');
	const call: Deed = { kind: 'act', actionId: 'call_senior' };
	const deeds = fc.array(fc.oneof({ weight: 9, arbitrary: line }, fc.constant(call)), {
		minLength: 1,
		maxLength: 25,
	});

	it('no guarded fact is told with a shut gate, and nothing told is gainsaid', async () => {
		await fc.assert(
			fc.asyncProperty(deeds, async (done) => {
				const trial = await playDeeds(...done);
				expect(guardedLeaks(trial)).toEqual([]);
				expect(contradictions(trial)).toEqual([]);
				expect(unaskedByReading(trial)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});
