import { describe, expect, it } from 'vitest';
import { asks, does, gradeOne, patient, student } from './testFixture.ts';

const introduced = { kind: 'act', acts: ['introduction'] } as const;
const filler = (count: number) =>
	Array.from({ length: count }, (_, index) => asks(`topic_${index}`, `Question ${index}?`));

describe('communication acts', () => {
	it('credits an act, quoting the sentence that did it', async () => {
		const line = student('Hello. My name is Sam.', {
			acts: [{ act: 'introduction', words: 'My name is' }],
		});
		const score = await gradeOne(introduced, { lines: [line] });
		expect(score).toMatchObject({ level: 1, evidence: [{ quote: 'My name is Sam.', start: 7 }] });
	});

	it('counts only the first lines of the student where order matters, and shows what came too late', async () => {
		const criterion = { ...introduced, within: { first: 2 } };
		const late = [...filler(2), does('I am Sam', 'introduction')];
		const score = await gradeOne(criterion, { lines: late });
		expect(score).toMatchObject({ level: 0, nearest: [{ quote: 'I am Sam' }] });
		const early = [patient('Hello?'), asks('site', 'Where?'), does('I am Sam', 'introduction')];
		expect((await gradeOne(criterion, { lines: early })).level).toBe(1);
	});

	it('counts only the last lines of the student for what belongs near the end', async () => {
		const criterion = { kind: 'act' as const, acts: ['summary' as const], within: { last: 2 } };
		const summary = does('So your knee swelled on Monday', 'summary');
		expect((await gradeOne(criterion, { lines: [summary, ...filler(2)] })).level).toBe(0);
		expect((await gradeOne(criterion, { lines: [...filler(3), summary] })).level).toBe(1);
	});

	it('does not judge what belongs near the end of a conversation that was cut off', async () => {
		const lines = filler(3);
		const closing = { kind: 'act' as const, acts: ['closing' as const] };
		const score = await gradeOne(closing, { lines, isCutOff: true });
		expect(score).toMatchObject({ level: null, unscoredReason: 'cut_off' });
		expect((await gradeOne(introduced, { lines, isCutOff: true })).level).toBe(0);
	});

	it('counts different acts, or lines where the rubric asks for more than it lists', async () => {
		const both = {
			kind: 'act' as const,
			acts: ['ideas' as const, 'concerns' as const],
			need: { full: 2, partial: 1 },
		};
		const ideas = does('What do you think it is?', 'ideas');
		expect((await gradeOne(both, { lines: [ideas, ideas] })).level).toBe(1);
		const thrice = { kind: 'act' as const, acts: ['signposting' as const], need: { full: 2 } };
		const signpost = does('Now some questions on your past', 'signposting');
		expect(await gradeOne(thrice, { lines: [signpost] })).toMatchObject({
			level: 0,
			evidence: [{ utteranceId: 'u1' }],
			nearest: [],
		});
		expect((await gradeOne(thrice, { lines: [signpost, signpost] })).level).toBe(1);
	});

	it('leaves it to a person whether words it did not understand were empathy', async () => {
		const empathy = { kind: 'act' as const, acts: ['empathy' as const] };
		const odd = student('Oh dear, and on your own too');
		const unclear = await gradeOne(empathy, { lines: [...filler(1), odd] });
		expect(unclear).toMatchObject({
			level: null,
			unscoredReason: 'needs_person',
			nearest: [{ utteranceId: 'u2', quote: 'Oh dear, and on your own too' }],
		});
		expect((await gradeOne(empathy, { lines: filler(2) })).level).toBe(0);
	});

	it('does not call an unread line a missing act', async () => {
		const lines = [student('I am Sam', null)];
		expect(await gradeOne(introduced, { lines })).toMatchObject({
			unscoredReason: 'low_confidence',
			nearest: [{ quote: 'I am Sam' }],
		});
	});

	it('gives nothing for nothing said', async () => {
		expect((await gradeOne(introduced, { lines: [patient('Hello?')] })).level).toBe(0);
	});
});
