import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtsOf, reconcile, type ReconciledGrading } from './reconcile.ts';
import type { ItemScore } from './grader.ts';
import { rubricOf } from './testFixture.ts';

const itemId = 'asked_onset';
const rubric = rubricOf({ [itemId]: { kind: 'elicited', facts: ['began_monday'] } });

const score = (level: number | null, rest: Partial<ItemScore> = {}): ItemScore => ({
	itemId,
	level,
	unscoredReason: level === null ? 'needs_person' : null,
	credit: null,
	evidence: [],
	nearest: [],
	confidence: 0.9,
	...rest,
});
const grading = (
	method: ReconciledGrading['method'],
	items: ItemScore[],
	createdAtMs = 1,
): ReconciledGrading => ({
	id: `${method}${createdAtMs}`,
	method,
	createdAtMs,
	supersedesId: null,
	items,
});
const markOf = (
	gradings: ReconciledGrading[],
	rest: { isCutOff?: boolean; isInjectionSuspected?: boolean } = {},
) => reconcile({ rubric, gradings, isCutOff: false, isInjectionSuspected: false, ...rest })[0]!;

describe('the mark that stands', () => {
	it('is what both graders say, without a doubt', () => {
		const mark = markOf([grading('rule', [score(1)]), grading('model', [score(1)])]);
		expect(mark).toMatchObject({ by: 'rule', doubts: [], score: { level: 1 } });
	});
	it('is the lower level, waiting for a person, where they differ', () => {
		const mark = markOf([grading('rule', [score(0)]), grading('model', [score(1)])]);
		expect(mark.score.level).toBe(0);
		expect(mark.doubts).toContain('graders_disagree');
	});
	it('waits where only one of two would judge', () => {
		expect(markOf([grading('rule', [score(null)]), grading('model', [score(1)])]).doubts).toContain(
			'one_grader',
		);
		expect(markOf([grading('rule', [score(1)]), grading('model', [score(null)])]).doubts).toContain(
			'one_grader',
		);
	});
	it('stands by the rule alone where no model grades', () => {
		expect(markOf([grading('rule', [score(1)])])).toMatchObject({ by: 'rule', doubts: [] });
	});
	it("is a person's, whatever a machine finds later", () => {
		const mark = markOf([
			grading('human', [score(0)], 1),
			grading('rule', [score(1)], 2),
			grading('model', [score(1)], 3),
		]);
		expect(mark).toMatchObject({ by: 'human', isDecided: true, doubts: [], score: { level: 0 } });
	});
	it('is the latest decision of a person on that item', () => {
		const later = grading('human', [score(1)], 5);
		expect(markOf([later, grading('human', [score(0)], 2)]).score.level).toBe(1);
	});
	it('takes a panel before a single model', () => {
		const mark = markOf([
			grading('rule', [score(1)]),
			grading('model', [score(0)]),
			grading('panel', [score(1)]),
		]);
		expect(mark.doubts).toEqual([]);
	});
	it('waits for a person when it is credited and the words may speak to a grader', () => {
		const both = [grading('rule', [score(1)]), grading('model', [score(1)])];
		expect(markOf(both, { isInjectionSuspected: true }).doubts).toEqual(['injection_suspected']);
	});
	it('is never above what any grader gave, until a person decides', () => {
		const level = fc.constantFrom(0, 1, null);
		fc.assert(
			fc.property(level, level, (a, b) => {
				const mark = markOf([grading('rule', [score(a)]), grading('model', [score(b)])]);
				const given = [a, b].filter((each) => each !== null);
				if (given.length === 0) expect(mark.score.level).toBeNull();
				else expect(mark.score.level).toBe(Math.min(...given));
			}),
		);
	});
});

describe('what a person has to look at', () => {
	it('holds a missed safety-critical item in an assessment alone', () => {
		const marks = [
			{
				score: score(0),
				by: 'rule' as const,
				isDecided: false,
				doubts: ['safety_concern' as const],
			},
		];
		expect(doubtsOf(marks, 'practice')).toEqual([]);
		expect(doubtsOf(marks, 'assessment')).toEqual([{ itemId, reason: 'safety_concern' }]);
	});
});
