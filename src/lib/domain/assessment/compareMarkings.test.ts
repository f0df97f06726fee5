import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxLevel } from '../grading/levels.ts';
import { pointsFor } from '../grading/points.ts';
import { rubricOf } from '../grading/testFixture.ts';
import { compareMarkings, levelsWithin } from './compareMarkings.ts';
import type { MarkedLevels } from './marking.ts';

const rubric = rubricOf(
	{
		whole: { kind: 'act', acts: ['greeting'] },
		halves: { kind: 'act', acts: ['ideas', 'concerns'], need: { full: 2, partial: 1 } },
		other: { kind: 'act', acts: ['empathy'] },
		last: { kind: 'act', acts: ['summary'] },
	},
	2,
);
const items = rubric.sections.flatMap((section) => section.items);
const most = items.reduce((sum, { marks }) => sum + marks, 0);
const limits = { gradeLimit: 1, pointsPercentLimit: 10 };

const levels: fc.Arbitrary<MarkedLevels> = fc.record(
	Object.fromEntries(items.map((item) => [item.id, fc.integer({ min: 0, max: maxLevel(item) })])),
);
const signed = fc.record({ grade: fc.integer({ min: 1, max: 5 }), levels });
const rules = fc.record({
	gradeLimit: fc.integer({ min: 0, max: 4 }),
	pointsPercentLimit: fc.integer({ min: 0, max: 100 }),
});
const pointsOf = (given: MarkedLevels) =>
	items.reduce((sum, item) => sum + (pointsFor(item, given[item.id] ?? null) ?? 0), 0);
const full = Object.fromEntries(items.map((item) => [item.id, maxLevel(item)]));

describe('two markings of one sitting', () => {
	it('lie apart in what lies beyond its limit, and in nothing else', () => {
		fc.assert(
			fc.property(signed, signed, rules, (one, other, limit) => {
				const found = compareMarkings(one, other, items, limit);
				const share = Math.abs(pointsOf(one.levels) - pointsOf(other.levels)) / most;
				expect(found.includes('grade')).toBe(Math.abs(one.grade - other.grade) > limit.gradeLimit);
				// Half marks of 8 are sixteenths: exact.
				expect(found.includes('points')).toBe(share > limit.pointsPercentLimit / 100);
			}),
		);
	});

	it('lie equally far apart, whichever is the first', () => {
		fc.assert(
			fc.property(signed, signed, rules, (one, other, limit) => {
				expect(compareMarkings(one, other, items, limit)).toEqual(
					compareMarkings(other, one, items, limit),
				);
			}),
		);
	});

	it('that are the same never lie apart, and at the widest limits none do', () => {
		fc.assert(
			fc.property(signed, signed, rules, (one, other, limit) => {
				expect(compareMarkings(one, one, items, limit)).toEqual([]);
				const wide = { gradeLimit: 4, pointsPercentLimit: 100 };
				expect(compareMarkings(one, other, items, wide)).toEqual([]);
			}),
		);
	});

	it('still agree at the limit itself', () => {
		const one = { grade: 3, levels: full };
		const half = { grade: 2, levels: { ...full, halves: 1 } };
		expect(compareMarkings(one, half, items, { gradeLimit: 1, pointsPercentLimit: 13 })).toEqual(
			[],
		);
		expect(compareMarkings(one, half, items, { gradeLimit: 0, pointsPercentLimit: 12 })).toEqual([
			'grade',
			'points',
		]);
	});

	it('count an item that has no level as worth nothing', () => {
		const { whole, ...rest } = full;
		expect(whole).toBe(1);
		const one = { grade: 3, levels: full };
		expect(compareMarkings(one, { grade: 3, levels: rest }, items, limits)).toEqual(['points']);
	});
});

describe('levels of an earlier version of the rubric', () => {
	it('are left out where the item or its scale is there no more', () => {
		expect(levelsWithin(items, { whole: 2, halves: 2, gone: 1 })).toEqual({ halves: 2 });
	});
});
