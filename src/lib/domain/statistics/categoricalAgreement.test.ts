import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAlike } from './alike.fixture.ts';
import {
	cohenKappa,
	gwetAc1,
	observedAgreement,
	squaredSteps,
	tabulateSquare,
	weightedKappa,
} from './categoricalAgreement.ts';

/** Cohen 1968, shares of 200 judgements. */
const cohen1968 = [
	[0.44, 0.07, 0.09],
	[0.05, 0.2, 0.05],
	[0.01, 0.03, 0.06],
];
/** Twenty subjects rated by two raters: the data set `anxiety` of the R package irr. */
const anxiety = tabulateSquare(
	'33 36 34 46 52 54 22 34 53 23 22 63 13 53 22 22 11 23 43 34'
		.split(' ')
		.map((pair) => [Number(pair[0]) - 1, Number(pair[1]) - 1] as const),
	6,
);
/** One hundred records and two abstractors: Gwet's Handbook, `cont3x3abstractors` of the R package irrCAC. */
const abstractors = [
	[13, 0, 0],
	[0, 20, 7],
	[0, 4, 56],
];

describe('agreement over several categories', () => {
	it('gives the kappas Cohen published (1968: .492, weighted .348)', () => {
		const weights = [
			[0, 1, 3],
			[1, 0, 6],
			[3, 6, 0],
		];
		expect(cohenKappa(cohen1968)).toBeCloseTo(0.492, 3);
		expect(weightedKappa(cohen1968, (row, column) => weights[row]![column]!)).toBeCloseTo(0.348, 3);
	});

	it('gives what R irr gives for anxiety: kappa .1195, linear .1892, quadratic .2968', () => {
		expect(cohenKappa(anxiety)).toBeCloseTo(0.1195, 4);
		expect(weightedKappa(anxiety, (row, column) => Math.abs(row - column))).toBeCloseTo(0.1892, 4);
		expect(weightedKappa(anxiety, squaredSteps)).toBeCloseTo(0.2968, 4);
		expect(observedAgreement(anxiety)).toBeCloseTo(0.3, 10);
	});

	it('gives what R irrCAC gives for the abstractors: kappa .7964, AC1 .8493', () => {
		expect(cohenKappa(abstractors)).toBeCloseTo(0.7964094, 6);
		expect(gwetAc1(abstractors)).toBeCloseTo(0.8493305, 6);
	});

	it('does not let a rare category sink AC1 as it sinks kappa (Gwet 2008: 118, 5, 2, 0)', () => {
		const table = [
			[118, 5],
			[2, 0],
		];
		expect(cohenKappa(table)).toBeCloseTo(-0.0234, 3);
		expect(gwetAc1(table)).toBeCloseTo(0.9408, 3);
	});

	it('says null, not a number, where nothing can be said', () => {
		const empty = tabulateSquare([], 3);
		const unanimous = tabulateSquare([[2, 2]], 3);
		expect([cohenKappa(empty), gwetAc1(empty), observedAgreement(empty)]).toEqual([
			null,
			null,
			null,
		]);
		expect(cohenKappa(unanimous)).toBeNull();
		expect(gwetAc1(unanimous)).toBe(1);
	});

	it('weighs two categories as plain kappa does, whatever the weights', () => {
		const count = fc.integer({ min: 0, max: 50 });
		fc.assert(
			fc.property(fc.tuple(count, count, count, count), ([a, b, c, d]) => {
				const square = [
					[a, b],
					[c, d],
				];
				const [plain, weighted] = [cohenKappa(square), weightedKappa(square, squaredSteps)];
				expectAlike(weighted, plain);
			}),
		);
	});

	it('refuses a category that is not there', () => {
		expect(() => tabulateSquare([[3, 0]], 3)).toThrow(RangeError);
	});
});
