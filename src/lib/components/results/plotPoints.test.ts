import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countTenths, gatherPoints } from './plotPoints.ts';

it('every share is counted in one tenth, full marks in the last', () => {
	const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }));
	fc.assert(
		fc.property(shares, (some) => {
			const counted = countTenths(some).reduce((all, { count }) => all + count, 0);
			expect(counted).toBe(some.length);
		}),
	);
	expect(countTenths([1]).at(-1)).toEqual({ from: 0.9, to: 1, count: 1 });
	// 0.7 × 10 is 7.000000000000001, and 0.57 / 0.1 may fall short: a tenth begins where it says.
	expect(countTenths([0.3, 0.7])[3]!.count + countTenths([0.3, 0.7])[7]!.count).toBe(2);
});

it('candidates with the same grade and score are one point, and who has no grade is none', () => {
	const scores = [
		{ score: 4, grade: 2 },
		{ score: 4, grade: 2 },
		{ score: 3, grade: 2 },
		{ score: 9, grade: null },
	];
	expect(gatherPoints(scores)).toEqual([
		{ grade: 2, score: 3, count: 1 },
		{ grade: 2, score: 4, count: 2 },
	]);
});
