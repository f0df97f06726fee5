import { describe, expect, it } from 'vitest';
import type { ActReading } from '../dialogue/reading.ts';
import { asks, does, gradeOne, patient, student } from './testFixture.ts';

const tap = { revision: 4, type: 'finding', targetId: 'joint_tap', atMs: 0 } as const;
const call = { revision: 7, type: 'action', targetId: 'call_senior', atMs: 0 } as const;

describe('deeds on record', () => {
	const criterion = { kind: 'action' as const, findings: ['joint_tap'], actions: ['call_senior'] };

	it('credits what was done, with the event as evidence', async () => {
		expect(await gradeOne(criterion, { events: [tap] })).toMatchObject({
			level: 1,
			evidence: [{ kind: 'event', revision: 4, targetId: 'joint_tap' }],
		});
	});

	it('counts the same deed once', async () => {
		const both = { ...criterion, need: { full: 2, partial: 1 } };
		expect((await gradeOne(both, { events: [tap, { ...tap, revision: 5 }] })).level).toBe(1);
		expect((await gradeOne(both, { events: [tap, call] })).level).toBe(2);
	});

	it('does not take an announcement for the deed, and shows it', async () => {
		const lines = [does('I will take some fluid from the joint', 'order_test')];
		expect(await gradeOne(criterion, { lines })).toMatchObject({
			level: 0,
			nearest: [{ utteranceId: 'u1' }],
		});
	});

	it('takes no announcement of something else for one that came near', async () => {
		const lines = [does('I will give you some tablets for the pain', 'plan')];
		expect((await gradeOne(criterion, { lines })).nearest).toEqual([]);
		const called = [does('I will ask my senior to come', 'plan')];
		expect((await gradeOne(criterion, { lines: called })).nearest).toHaveLength(1);
	});

	it('shows what was done where the item takes more', async () => {
		const both = { ...criterion, need: { full: 2 } };
		expect(await gradeOne(both, { events: [call] })).toMatchObject({
			level: 0,
			evidence: [{ targetId: 'call_senior' }],
		});
	});

	it('does not mistake an action for a finding of the same name', async () => {
		expect((await gradeOne(criterion, { events: [{ ...tap, type: 'action' }] })).level).toBe(0);
	});
});

describe('what must not happen', () => {
	const noJargon = { kind: 'absence' as const, acts: ['jargon' as const], allowed: 1 };
	const noLeading = { kind: 'absence' as const, styles: ['leading' as const] };
	const jargon = does('Any haemarthrosis?', 'jargon');

	it('is credited with the number of lines searched', async () => {
		const lines = [asks('site', 'Where?'), patient('Here.'), asks('onset', 'When?')];
		expect(await gradeOne(noLeading, { lines })).toMatchObject({
			level: 1,
			evidence: [{ kind: 'absence', searched: 2 }],
		});
	});

	it('forgives what the rubric allows and no more, showing the words', async () => {
		expect((await gradeOne(noJargon, { lines: [jargon] })).level).toBe(1);
		const score = await gradeOne(noJargon, { lines: [jargon, jargon] });
		expect(score).toMatchObject({
			level: 0,
			evidence: [{ utteranceId: 'u1' }, { utteranceId: 'u2' }],
		});
	});

	it('finds leading questions and runs of questions', async () => {
		const leading = asks('onset', 'It began on Monday, right?', 'leading');
		expect((await gradeOne(noLeading, { lines: [leading] })).level).toBe(0);
		const run = student('Where? When? How?', { style: 'multiple', isQuestion: true });
		const noRuns = { kind: 'absence' as const, styles: ['multiple' as const] };
		expect(await gradeOne(noRuns, { lines: [run] })).toMatchObject({
			level: 0,
			evidence: [{ quote: 'Where? When? How?' }],
		});
	});

	it('takes one question that was read under many topics, or a summary, for one', async () => {
		const noRuns = { kind: 'absence' as const, styles: ['multiple' as const] };
		const readAs = (words: string, acts: ActReading[] = []) => {
			const topics = ['mood', 'feelings_now', 'general_wellbeing'].map((id) => ({
				...{ id, words, style: 'closed' as const, score: 0.9, why: 'test' },
			}));
			return gradeOne(noRuns, { lines: [student(words, { topics, acts, isQuestion: true })] });
		};
		expect((await readAs('How have you been in yourself?')).level).toBe(1);
		expect((await readAs('Low, tired, or tearful?')).level).toBe(0);
		const saidBack = 'So low, tired and tearful since May?';
		expect((await readAs(saidBack, [{ act: 'summary', words: saidBack }])).level).toBe(1);
	});

	it('takes a list of more than two things in one question for several questions', async () => {
		const noRuns = { kind: 'absence' as const, styles: ['multiple' as const] };
		const list = (...ids: string[]) => {
			const words = `Any ${ids.join(' or ')}?`;
			const topics = ids.map((id) => ({
				id,
				words,
				style: 'closed' as const,
				score: 0.9,
				why: '',
			}));
			return student(words, { topics, style: 'closed', isQuestion: true });
		};
		expect((await gradeOne(noRuns, { lines: [list('cough', 'fever')] })).level).toBe(1);
		expect((await gradeOne(noRuns, { lines: [list('cough', 'fever', 'rash')] })).level).toBe(0);
		const lines = [list('alcohol', 'alcohol_amount', 'smoking')];
		const widerTopics = { alcohol_amount: 'alcohol' };
		expect((await gradeOne(noRuns, { lines, widerTopics })).level).toBe(1);
	});

	it('leaves a count near what is allowed to a person, with the words', async () => {
		const leading = asks('onset', 'It began on Monday, right?', 'leading');
		const times = (count: number) => Array.from({ length: count }, () => leading);
		const six = { ...noLeading, allowed: 6 };
		const levels = [4, 5, 8, 9].map(async (count) => gradeOne(six, { lines: times(count) }));
		expect((await Promise.all(levels)).map(({ level }) => level)).toEqual([1, null, null, 0]);
		expect(await gradeOne(six, { lines: times(7) })).toMatchObject({
			unscoredReason: 'low_confidence',
			nearest: [{ quote: 'It began on Monday, right?' }, {}, {}, {}, {}],
		});
	});

	it('does not take a summary put to the patient for a leading question, unless it asks something too', async () => {
		const words = 'So it began on Monday and it is hot, is that right?';
		const acts = [{ act: 'summary' as const, words }];
		const summary = student(words, { acts, style: 'leading', isQuestion: true });
		expect((await gradeOne(noLeading, { lines: [summary] })).level).toBe(1);
		const { reading } = asks('onset', words, 'leading');
		const leading = student(words, { ...reading, acts });
		expect((await gradeOne(noLeading, { lines: [leading] })).level).toBe(0);
	});

	it('is neither earned nor lost by saying nothing', async () => {
		expect((await gradeOne(noJargon, { lines: [patient('Hello?')] })).level).toBeNull();
	});

	it('does not praise the questions of a student who asked none', async () => {
		const score = await gradeOne(noLeading, { lines: [does('Hello', 'greeting')] });
		expect(score.unscoredReason).toBe('needs_person');
	});

	it('is not credited over lines that were never read', async () => {
		const lines = [asks('site', 'Where?'), student('Anything at all', null)];
		expect((await gradeOne(noLeading, { lines })).unscoredReason).toBe('low_confidence');
	});

	describe('of deeds that would harm', () => {
		const noCall = { kind: 'absence' as const, actions: ['call_senior'] };
		const lines = [asks('site', 'Where?')];

		it('a deed costs the mark, with the event as evidence', async () => {
			expect(await gradeOne(noCall, { lines, events: [call] })).toMatchObject({
				level: 0,
				evidence: [{ kind: 'event', revision: 7, targetId: 'call_senior' }],
			});
		});

		it('costs the mark even of a student who said nothing', async () => {
			expect((await gradeOne(noCall, { events: [call] })).level).toBe(0);
			expect((await gradeOne(noCall, {})).level).toBeNull();
		});

		it('other deeds, and findings of the same name, cost nothing', async () => {
			const others = [tap, { ...call, type: 'finding' as const }];
			expect((await gradeOne(noCall, { lines, events: others })).level).toBe(1);
		});

		it('is certain over lines that were never read: deeds are on record', async () => {
			const unread = [student('Anything at all', null)];
			expect(await gradeOne(noCall, { lines: unread })).toMatchObject({ level: 1, confidence: 1 });
		});

		it('counts together with words, the same deed once', async () => {
			const both = { ...noJargon, actions: ['call_senior'] };
			const again = { ...call, revision: 9 };
			expect((await gradeOne(both, { lines, events: [call, again] })).level).toBe(1);
			const score = await gradeOne(both, { lines: [jargon], events: [call] });
			expect(score).toMatchObject({ level: 0, evidence: [{ revision: 7 }, { utteranceId: 'u1' }] });
		});
	});
});
