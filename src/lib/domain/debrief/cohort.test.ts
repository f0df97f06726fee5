import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReconciledGrading } from '../grading/reconcile.ts';
import { rubricOf } from '../grading/testFixture.ts';
import { cohortGroup, cohortOf } from './cohort.ts';

const criterion = { kind: 'act', acts: ['empathy'] } as const;
const rubric = rubricOf({ one: criterion, two: criterion }, 1);

/** A student's only grading, by rules: both items at these levels. */
function graded(one: number | null, two: number | null): ReconciledGrading[] {
	const items = Object.entries({ one, two }).map(([itemId, level]) => ({
		...{ itemId, level, unscoredReason: level === null ? ('needs_person' as const) : null },
		...{ credit: null, evidence: [], nearest: [], confidence: 1 },
	}));
	return [{ id: 'g', method: 'rule', createdAtMs: 1, supersedesId: null, items }];
}
const times = (count: number, gradings: ReconciledGrading[]) => Array(count).fill(gradings);

describe('the comparison with others', () => {
	it('is not made with fewer than five of them, and those without marks do not count', () => {
		expect(cohortOf(rubric, times(4, graded(1, 1)))).toBeNull();
		expect(cohortOf(rubric, [...times(4, graded(1, 1)), []])).toBeNull();
	});
	it('gives the mean of each section', () => {
		const others = [...times(3, graded(1, 1)), ...times(2, graded(1, 0))];
		expect(cohortOf(rubric, others)).toEqual({ count: 5, sections: [{ id: 'all', share: 0.8 }] });
	});
	it('does not move when one more has done it: nobody’s marks can be told from the change', () => {
		const level = fc.constantFrom(0, 1);
		const student = fc.tuple(level, level).map(([one, two]) => graded(one, two));
		fc.assert(
			fc.property(fc.array(student, { minLength: 5, maxLength: 5 }), student, (five, sixth) => {
				expect(cohortOf(rubric, [...five, sixth])).toEqual(cohortOf(rubric, five));
			}),
		);
	});
	it('says nothing of a section that fewer than five have a mark in', () => {
		const others = [...times(4, graded(1, 1)), ...times(3, graded(null, null))];
		expect(cohortOf(rubric, others)?.sections).toEqual([{ id: 'all', share: null }]);
	});
	it('counts in whole groups, in twentieths', () => {
		const student = fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1));
		fc.assert(
			fc.property(fc.array(student, { minLength: 5, maxLength: 17 }), (levels) => {
				const cohort = cohortOf(
					rubric,
					levels.map(([one, two]) => graded(one, two)),
				)!;
				expect(cohort.count % cohortGroup).toBe(0);
				const twentieths = cohort.sections[0]!.share! * 20;
				expect(twentieths).toBeCloseTo(Math.round(twentieths), 9);
			}),
		);
	});
});
