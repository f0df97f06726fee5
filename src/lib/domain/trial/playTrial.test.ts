import { describe, expect, it } from 'vitest';
import { playTrial } from './playTrial.ts';
import { playDeeds, studentOf, testCase } from './testTrial.ts';

const textsOf = ({ record }: Awaited<ReturnType<typeof playDeeds>>) =>
	record.utterances.map(({ speaker, text }) => `${speaker}: ${text}`);

describe('a trial', () => {
	it('is answered by the same decisions, words and stage directions as a consultation', async () => {
		const trial = await playDeeds(
			'What brings you in?',
			'Do you bring anything up?',
			{ kind: 'examine', findingId: 'breath_sounds' },
			{ kind: 'act', actionId: 'call_senior' },
		);
		const ofTimeline = /phone|daughter/;
		expect(textsOf(trial).filter((text) => !ofTimeline.test(text))).toEqual([
			'student: What brings you in?',
			'patient: I have had this cough for weeks.',
			'student: Do you bring anything up?',
			'patient: The sputum said in full.',
			'narrator: Breath sounds: Crackles at the left base.',
			'narrator: Call a senior: On the way.',
		]);
		expect(trial.turns.map(({ told }) => told)).toEqual([['cough_weeks'], ['sputum']]);
	});

	it('reveals a finding that was asked for in words', async () => {
		const trial = await playDeeds('*permission* May I listen to your chest?');
		expect(textsOf(trial)).toContain('narrator: Breath sounds: Crackles at the left base.');
		expect(trial.record.events).toMatchObject([{ type: 'finding', targetId: 'breath_sounds' }]);
	});

	it('is marked by rule, and what nobody could judge counts as not reached', async () => {
		const trial = await playDeeds('I am Sam. *introduction*', 'Do you bring anything up?');
		expect(trial).toMatchObject({ points: 4, maxPoints: 6 });
	});

	it('shows the gates and the patient’s state before and at each answer', async () => {
		const { turns } = await playDeeds('*empathy* I see.');
		expect(turns[0]).toMatchObject({ affectBefore: 'wary', memory: { affect: 'trusting' } });
		expect(turns[0]?.gatesBefore).toContainEqual({ factId: 'smokes', isOpen: false });
		expect(turns[0]?.gates).toContainEqual({ factId: 'smokes', isOpen: true });
	});

	it('lets the author’s timeline come at its moment', async () => {
		const { record } = await playDeeds(...Array.from({ length: 9 }, () => 'Are you tired?'));
		const entry = record.utterances.find(({ text }) => text === 'Her phone rings.');
		expect(entry?.atMs).toBe(120_000);
	});

	it('ends with the time there is, and leaves the rest unsaid', async () => {
		const question = 'Do you bring anything up?';
		const slow = studentOf(
			Array.from({ length: 50 }, () => question),
			{ pace: { typing: 10, reading: 200 } },
		);
		const trial = await playTrial(testCase, slow);
		expect(trial.turns.length).toBeGreaterThan(10);
		expect(trial.turns.length).toBeLessThan(20);
	});

	it('keeps the closing for the end, while there is time for it', async () => {
		const student = studentOf([], {
			pace: { typing: 10, reading: 200 },
			script: () => ({
				deeds: Array.from({ length: 50 }, () => ({
					...{ kind: 'say' as const, text: 'Do you bring anything up?', means: [] },
				})),
				closing: [{ kind: 'say', text: 'Goodbye. *closing*', means: [] }],
				comfort: [],
			}),
		});
		const { turns } = await playTrial(testCase, student);
		expect(turns.at(-1)?.utterance).toBe('Goodbye. *closing*');
	});

	it('offers comfort only once the patient has shown something to comfort', async () => {
		const student = studentOf([], {
			script: () => ({
				deeds: ['Are you tired?', 'What brings you in?', 'Are you tired?'].map((text) => ({
					...{ kind: 'say' as const, text, means: [] },
				})),
				closing: [],
				comfort: ['That is hard. *empathy*'],
			}),
		});
		const { turns } = await playTrial(testCase, student);
		expect(turns.map(({ utterance }) => utterance)).toEqual([
			...['Are you tired?', 'What brings you in?', 'That is hard. *empathy*', 'Are you tired?'],
		]);
	});

	it('cuts the note where the time for typing it ends', async () => {
		const note = { summary: 'word '.repeat(100), problems: [], differential: [], plan: '' };
		const slow = studentOf([], { pace: { typing: 10, reading: 200 }, note: () => note });
		const { record } = await playTrial(testCase, slow);
		expect(record.note.summary.split(' ')).toHaveLength(50);
	});
});
