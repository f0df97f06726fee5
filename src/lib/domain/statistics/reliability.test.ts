import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAlike } from './alike.fixture.ts';
import { sectionSeven, sectionSix } from './lsat.fixture.ts';
import { rater1, rater5 } from './osceMarks.fixture.ts';
import {
	alphaFromVariances,
	describeReliability,
	errorOfMeasurement,
	kuderRichardson20,
} from './reliability.ts';

const alphaOf = (matrix: (number | null)[][]) => describeReliability(matrix).alpha;

describe('Cronbach’s alpha', () => {
	it('is what Bland and Altman give for their variances (BMJ 1997): 0.95', () => {
		expect(alphaFromVariances(10, 11.16, 77.44)).toBeCloseTo(0.9509871441689625, 12);
	});

	it('is 0.295 for LSAT section VI and 0.453 for section VII, as published', () => {
		expect(alphaOf(sectionSix)).toBeCloseTo(0.295, 3);
		expect(alphaOf(sectionSeven)).toBeCloseTo(0.453, 3);
	});

	it('of a real interview station leaves out whoever lacks a mark, and says so', () => {
		// Reference values over the 28 examinees with all marks, by numpy.
		expect(describeReliability(rater1.slice(0, 28)).alpha).toBeCloseTo(0.575277, 6);
		const { alpha, people, leftOut } = describeReliability(rater5);
		expect(alpha).toBeCloseTo(0.65484, 6);
		expect([people, leftOut]).toEqual([28, 2]);
	});

	it('does not exist for one person, one item, nobody, or totals that do not vary', () => {
		const nothing = [[[1, 2, 3]], [[1], [2]], [], [[null, 1]]];
		expect(nothing.map(alphaOf)).toEqual([null, null, null, null]);
		expect(
			alphaOf([
				[0.1, 0.2],
				[0.2, 0.1],
				[0.3, 0],
			]),
		).toBeNull();
	});

	const matrix = fc
		.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 20 }))
		.chain(([items, people]) => {
			const row = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: items, maxLength: items });
			return fc.array(row, { minLength: people, maxLength: people });
		});

	it('is never above 1, nor anything but a number or nothing', () => {
		fc.assert(
			fc.property(matrix, (scores) => {
				const { alpha, sem } = describeReliability(scores);
				expect(alpha ?? 0).toBeLessThanOrEqual(1 + 1e-9);
				expect(sem === null).toBe(alpha === null);
				expect(Number.isFinite(alpha ?? 0) && Number.isFinite(sem ?? 0)).toBe(true);
			}),
		);
	});

	it('is the same in any order of people and items, and when an item gives a constant more', () => {
		fc.assert(
			fc.property(matrix, fc.integer({ min: -9, max: 9 }), (scores, more) => {
				const alpha = alphaOf(scores);
				expectAlike(alphaOf(scores.toReversed()), alpha);
				expectAlike(alphaOf(scores.map((row) => row.toReversed())), alpha);
				const raised = scores.map(([first = 0, ...rest]) => [first + more, ...rest]);
				expectAlike(alphaOf(raised), alpha);
			}),
		);
	});

	it('is the same when everybody is there twice, but for the smaller sample', () => {
		fc.assert(
			fc.property(matrix, (scores) => {
				expectAlike(alphaOf([...scores, ...scores]), alphaOf(scores));
			}),
		);
	});
});

describe('KR-20', () => {
	it('is alpha for right and wrong, by its own formula', () => {
		const row = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 15 }), (scores) => {
				const n = scores.length;
				const average = (values: number[]) => values.reduce((all, one) => all + one, 0) / n;
				const shares = [0, 1, 2, 3].map((item) => average(scores.map((one) => one[item] ?? 0)));
				const totals = scores.map((one) => one.reduce((all, value) => all + value, 0));
				const spread = average(totals.map((total) => (total - average(totals)) ** 2));
				const within = shares.reduce((all, p) => all + p * (1 - p), 0);
				const expected = spread < 1e-12 ? null : (4 / 3) * (1 - within / spread);
				expectAlike(kuderRichardson20(scores), expected);
			}),
		);
	});

	it('is refused for marks between', () => {
		expect(() => kuderRichardson20([[0, 2]])).toThrow(RangeError);
		expect(kuderRichardson20(sectionSix)).toBeCloseTo(0.295, 3);
	});
});

describe('the standard error of measurement', () => {
	it('is the spread × √(1 - reliability), the whole spread at worst, and nothing without them', () => {
		expect(errorOfMeasurement(10, 0.84)).toBeCloseTo(4, 10);
		expect(errorOfMeasurement(10, -0.5)).toBe(10);
		expect(errorOfMeasurement(null, 0.8)).toBeNull();
		expect(errorOfMeasurement(10, null)).toBeNull();
	});
});
