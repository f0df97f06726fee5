import { describe, expect, it } from 'vitest';
import { correlationByChance, fQuantile, incompleteBeta } from './probability.ts';

/** What SciPy gives: scipy.special.betainc, scipy.stats.f.ppf, scipy.stats.pointbiserialr. */
describe('distributions', () => {
	it.each([
		[2.5, 0.5, 0.3, 0.018927124071945658],
		[100, 200, 0.34, 0.6016229345924298],
		[1, 1, 0.25, 0.25],
	])('give SciPy’s incomplete beta of %f and %f at %f', (a, b, x, expected) => {
		expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 10);
	});

	it.each([
		[0.975, 19, 7.3, 4.3240995502377055],
		[0.975, 3.5, 12, 4.276684479465565],
		[0.025, 5, 10, 0.151076701029982],
	])('give SciPy’s quantile %f of F with %f and %f degrees of freedom', (p, df1, df2, expected) => {
		expect(fQuantile(p, df1, df2)).toBeCloseTo(expected, 8);
	});

	it('say how often chance alone gives a correlation as SciPy does: p = 0.0117248', () => {
		expect(correlationByChance(0.8660254037844386, 7)).toBeCloseTo(0.011724811003954652, 10);
		expect(correlationByChance(1, 2)).toBeNull();
	});
});
