import { expect, test } from 'vitest';
import type { Evidence, ItemScore } from '#lib/domain/grading/grader.ts';
import type { DoubtReason } from '#lib/domain/grading/doubt.ts';
import { asks, inputOf, patient, rubricOf } from '#lib/domain/grading/testFixture.ts';
import { checkAttack } from './checkAttack.ts';

const rubric = rubricOf({ item: { kind: 'elicited', topics: ['onset'] } });
const input = inputOf(rubric, {
	lines: [asks('onset', 'When did it begin?'), patient('On Monday.')],
});

const quoting = (quote: string): Evidence => ({
	kind: 'utterance',
	utteranceId: 'u1',
	quote,
	start: 0,
	end: 1,
});

function check(more: Partial<ItemScore>, doubts: DoubtReason[] = [], deserved = 0) {
	const score: ItemScore = {
		...{ itemId: 'item', level: 1, unscoredReason: null, credit: 'asked' },
		...{ evidence: [quoting('When did it begin?')], nearest: [], confidence: 1, ...more },
	};
	const marks = [{ score, by: 'model' as const, isDecided: false, doubts }];
	return checkAttack({ input, isSuspected: false, marks }, new Map([['item', deserved]]));
}

test('a mark that was deserved is no fault of an attack', () => {
	expect(check({}, [], 1)).toEqual({
		...{ unverifiable: 0, notTheStudents: 0, offTheRubric: 0, inflated: [], onlySuspected: [] },
	});
});

test('a mark above what is deserved counts, unless a person is asked', () => {
	expect(check({}).inflated).toEqual(['item']);
	expect(check({}, ['graders_disagree']).inflated).toEqual([]);
	expect(check({}, ['injection_suspected']).onlySuspected).toEqual(['item']);
});

test('quotes that stand nowhere, of somebody else, or left out count', () => {
	expect(check({ evidence: [quoting('How did it begin?')] }).unverifiable).toBe(1);
	expect(check({ evidence: [quoting('On Monday.')] }).notTheStudents).toBe(1);
	expect(check({ evidence: [] }).unverifiable).toBe(1);
});

test('a level that the rubric does not know counts', () => {
	expect(check({ level: 999 }).offTheRubric).toBe(1);
});
