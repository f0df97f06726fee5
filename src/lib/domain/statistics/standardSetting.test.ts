import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAlike } from './alike.fixture.ts';
import {
	borderlineRegression,
	examinationCut,
	fewestGraded,
	isNearCut,
	isPass,
	type Graded,
} from './standardSetting.ts';

const join = (grades: number[], scores: number[]): Graded[] =>
	grades.map((grade, index) => ({ grade, score: scores[index] ?? NaN }));

/** Constructed by hand; reference values by scipy.stats.linregress. */
const twelve = join(
	[1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5],
	[8, 10, 11, 12, 13, 13, 15, 16, 16, 18, 17, 19],
);

describe('borderline regression', () => {
	it('cuts where the line meets the borderline grade, and says how sure that is', () => {
		const found = borderlineRegression(twelve, 2, 20);
		if (!found.ok) throw new Error(found.reason);
		expect(found.cut).toBeCloseTo(12.015384615384615, 10);
		expect(found.line.slope).toBeCloseTo(2.646153846153846, 10);
		expect(found.line.intercept).toBeCloseTo(6.723076923076923, 10);
		expect(found.line.rSquared).toBeCloseTo(0.9030525030525031, 10);
		expect(found.line.slopeError).toBeCloseTo(0.2741743927377904, 10);
		expect(found.line.residualError).toBeCloseTo(1.1052323111176496, 10);
		expect(found.standardError).toBeCloseTo(0.37957725888613353, 10);
		expect(found.borderlineGroup).toEqual({ n: 3, mean: 12, median: 12 });
		expect(found.isExtrapolated).toBe(false);
	});

	it('is refused, with the reason, where it would mislead', () => {
		const reasonOf = (some: readonly Graded[], borderline = 2, highest = 20) => {
			const found = borderlineRegression(some, borderline, highest);
			return found.ok ? null : found.reason;
		};
		expect(reasonOf(twelve.slice(0, fewestGraded - 1))).toBe('too_few_grades');
		expect(reasonOf([])).toBe('too_few_grades');
		expect(reasonOf(twelve.map(({ score }) => ({ score, grade: 3 })))).toBe('one_grade_only');
		expect(reasonOf(twelve.map(({ score, grade }) => ({ score, grade: 6 - grade })))).toBe(
			'slope_not_positive',
		);
		expect(reasonOf(twelve.map(({ grade }) => ({ score: 10, grade })))).toBe('slope_not_positive');
		expect(reasonOf(twelve, 9)).toBe('cut_off_the_scale');
		expect(reasonOf(twelve, -9)).toBe('cut_off_the_scale');
	});

	it('tells when nobody was graded as low as the borderline', () => {
		const found = borderlineRegression(
			twelve.map(({ score, grade }) => ({ score, grade: grade + 2 })),
			2,
			20,
		);
		expect(found).toMatchObject({
			isExtrapolated: true,
			borderlineGroup: { n: 0, mean: null, median: null },
		});
	});

	const graded = fc.array(
		fc.record({ grade: fc.integer({ min: 1, max: 5 }), score: fc.integer({ min: 0, max: 30 }) }),
		{ maxLength: 40 },
	);

	it('is a number on the scale or a reason, for any grades', () => {
		fc.assert(
			fc.property(graded, (some) => {
				const found = borderlineRegression(some, 2, 30);
				const cut = found.ok ? found.cut : 0;
				expect(cut >= 0 && cut <= 30).toBe(true);
			}),
		);
	});

	it('moves with the scores, and does not mind who comes first', () => {
		fc.assert(
			fc.property(graded, (some) => {
				const found = borderlineRegression(some, 2, 30);
				const raised = borderlineRegression(
					some.map(({ grade, score }) => ({ grade, score: score + 7 })),
					2,
					37,
				);
				const turned = borderlineRegression(some.toReversed(), 2, 30);
				expect(turned.ok).toBe(found.ok);
				if (turned.ok && found.ok) expectAlike(turned.cut, found.cut);
				if (raised.ok && found.ok) expectAlike(raised.cut, found.cut + 7);
			}),
		);
	});
});

describe('an examination’s cut', () => {
	it('is the mean of its stations’', () => {
		const stations = [0.5, 0.6, 0.7].map((share) => ({ ok: true, share }) as const);
		expect(examinationCut(stations)).toMatchObject({ ok: true, share: expect.closeTo(0.6, 10) });
	});

	it('is refused with the reason of the station that has none', () => {
		const refused = { ok: false, reason: 'slope_not_positive' } as const;
		expect(examinationCut([{ ok: true, share: 0.5 }, refused])).toEqual(refused);
		expect(examinationCut([])).toBeNull();
	});
});

describe('at the cut', () => {
	it('on it is a pass, also where the score is a sum of tenths', () => {
		expect(isPass(0.1 + 0.2 + 0.3, 0.6)).toBe(true);
		expect(isPass(0.7 + 0.1, 0.8)).toBe(true);
		expect(isPass(0.59, 0.6)).toBe(false);
	});

	it('near is within the standard error on either side, and nobody is near without one', () => {
		expect([0.55, 0.6, 0.65].map((score) => isNearCut(score, 0.6, 0.05))).toEqual([
			true,
			true,
			true,
		]);
		expect([0.54, 0.66].map((score) => isNearCut(score, 0.6, 0.05))).toEqual([false, false]);
		expect(isNearCut(0.54, 0.6, 0.05, 2)).toBe(true);
		expect(isNearCut(0.6, 0.6, null)).toBe(false);
	});
});
