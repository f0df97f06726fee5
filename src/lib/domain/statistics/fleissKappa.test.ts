import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAlike } from './alike.fixture.ts';
import { cohenKappa, observedAgreement, tabulateSquare } from './categoricalAgreement.ts';
import { fleissKappa } from './fleissKappa.ts';

/** Thirty patients, six psychiatrists, five diagnoses (Fleiss 1971). */
const diagnoses =
	'444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555'
		.split(' ')
		.map((row) => [...row].map(Number));

describe('kappa of several raters', () => {
	it('is what Fleiss published: 0.430', () => {
		expect(fleissKappa(diagnoses)).toBeCloseTo(0.43024452006014074, 12);
	});

	it('stands beside Cohen’s for the first two of them: 0.651', () => {
		const pairs = diagnoses.map(([one = 0, two = 0]) => [one - 1, two - 1] as const);
		expect(cohenKappa(tabulateSquare(pairs, 5))).toBeCloseTo(0.6511627906976745, 12);
		expect(observedAgreement(tabulateSquare(pairs, 5))).toBeCloseTo(0.7333, 4);
	});

	const ratings = fc.array(
		fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
		{ minLength: 1, maxLength: 20 },
	);

	it('minds neither the order of subjects and raters nor what categories are called', () => {
		fc.assert(
			fc.property(ratings, (rows) => {
				const kappa = fleissKappa(rows);
				expectAlike(fleissKappa(rows.toReversed()), kappa);
				expectAlike(fleissKappa(rows.map((row) => row.toReversed())), kappa);
				expectAlike(fleissKappa(rows.map((row) => row.map((one) => `c${3 - one}`))), kappa);
			}),
		);
	});

	it('is at most 1, and 1 only where all agree', () => {
		fc.assert(
			fc.property(ratings, (rows) => {
				const kappa = fleissKappa(rows);
				const isUnanimous = rows.every((row) => new Set(row).size === 1);
				expect(kappa === null || kappa <= 1).toBe(true);
				expect(kappa === null || Math.abs(kappa - 1) < 1e-12).toBe(kappa === null || isUnanimous);
			}),
		);
	});

	it('does not exist where all chose one category, for one rater, or for nobody', () => {
		expect([fleissKappa([[1, 1]]), fleissKappa([[1], [2]]), fleissKappa([])]).toEqual([
			null,
			null,
			null,
		]);
		expect(() => fleissKappa([[1, 2], [1]])).toThrow(RangeError);
	});
});
