import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAlike } from './alike.fixture.ts';
import { correlation, mean, median, standardDeviation, variance } from './descriptive.ts';
import { linearRegression } from './linearRegression.ts';

const number = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 100);
const pairs = fc.array(fc.tuple(number, number), { maxLength: 30 });
const sidesOf = (some: [number, number][]) =>
	[some.map(([x]) => x), some.map(([, y]) => y)] as const;

describe('figures of one list', () => {
	it('are those of a textbook list', () => {
		expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
		expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 10);
		expect(median([9, 1, 4])).toBe(4);
		expect(median([9, 1, 4, 6])).toBe(5);
	});

	it('do not exist for too few values', () => {
		expect([mean([]), median([]), variance([7]), standardDeviation([])]).toEqual([
			null,
			null,
			null,
			null,
		]);
	});

	it('find no spread in equal values that no binary fraction equals', () => {
		expect(variance([0.1, 0.1, 0.1, 0.3 - 0.2])).toBe(0);
	});
});

describe('correlation', () => {
	it('of a yes-or-no column is the point-biserial one (SciPy’s example: 0.8660254)', () => {
		const binary = [0, 0, 0, 1, 1, 1, 1];
		expect(correlation(binary, [0, 1, 2, 3, 4, 5, 6])).toBeCloseTo(0.8660254037844386, 12);
	});

	it('does not exist where one side does not vary, or for one pair', () => {
		expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
		expect(correlation([1], [2])).toBeNull();
		expect(() => correlation([1, 2], [1])).toThrow(RangeError);
	});

	it('lies within -1 and 1, and is the same both ways, and when either side is moved or stretched', () => {
		fc.assert(
			fc.property(pairs, number, fc.integer({ min: 1, max: 9 }), (some, moved, times) => {
				const [xs, ys] = sidesOf(some);
				const r = correlation(xs, ys);
				expect(Math.abs(r ?? 0)).toBeLessThanOrEqual(1);
				expectAlike(correlation(ys, xs), r);
				const other = ys.map((y) => moved + times * y);
				expectAlike(correlation(xs, other), r);
			}),
		);
	});
});

describe('the line through points', () => {
	it('does not exist for two points, or where x does not vary', () => {
		expect(linearRegression([1, 2], [1, 2])).toBeNull();
		expect(linearRegression([1, 1, 1], [1, 2, 3])).toBeNull();
		expect(linearRegression([1, 2, 3], [4, 4, 4])).toMatchObject({ slope: 0, rSquared: null });
	});

	it('goes through the means, whatever the order of the points, and rises with them', () => {
		fc.assert(
			fc.property(pairs, number, (some, moved) => {
				const [xs, ys] = sidesOf(some);
				const line = linearRegression(xs, ys);
				const atMean = line && line.intercept + line.slope * line.meanX;
				expectAlike(atMean, line ? mean(ys) : null);
				const turned = linearRegression(xs.toReversed(), ys.toReversed());
				expectAlike(turned?.slope, line?.slope);
				const raised = linearRegression(
					xs,
					ys.map((y) => y + moved),
				);
				expectAlike(raised?.slope, line?.slope);
				expectAlike(raised?.slopeError, line?.slopeError);
			}),
		);
	});
});
