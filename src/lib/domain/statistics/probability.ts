/**
 * Distributions of F and of Student's t, by the incomplete beta function (Press et al. 2007, Numerical Recipes, sections
 * 6.1 and 6.4): good to about ten digits.
 */

/** Lanczos' coefficients for g = 7 (Godfrey 2001). */
const lanczos = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
	-176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
	1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for x > 0. */
function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const [first = 1, ...rest] = lanczos;
	const series = rest.reduce((sum, coefficient, index) => sum + coefficient / (x + index), first);
	const t = x + 6.5;
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

const tiny = 1e-300;
const awayFromZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);

/** The continued fraction of the incomplete beta function, by Lentz' method. */
function betaFraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let m = 1; m <= 1000; m += 1) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		let factor = 1;
		for (const term of [even, odd]) {
			d = 1 / awayFromZero(1 + term * d);
			c = awayFromZero(1 + term / c);
			factor = d * c;
			fraction *= factor;
		}
		if (Math.abs(factor - 1) < 1e-15) break;
	}
	return fraction;
}

/** The regularised incomplete beta function, 0 to 1; x from 0 to 1, a and b above 0. */
export function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(
		logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
	);
	// The fraction converges fast on this side of the mean; the other side is the mirror image.
	if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
	return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** The F that a share `probability` (between 0 and 1) of all values lies below; degrees of freedom need not be whole. */
export function fQuantile(probability: number, df1: number, df2: number): number {
	let [low, high] = [0, 1];
	// In terms of the beta distribution the range is finite, and halving it 60 times leaves no digit in doubt.
	for (let step = 0; step < 60; step += 1) {
		const middle = (low + high) / 2;
		if (incompleteBeta(middle, df1 / 2, df2 / 2) < probability) low = middle;
		else high = middle;
	}
	const x = (low + high) / 2;
	return (df2 * x) / (df1 * (1 - x));
}

/** How often chance alone gives a correlation this far from 0 in `n` pairs, two-sided; null for fewer than three. */
export function correlationByChance(r: number, n: number): number | null {
	return n < 3 ? null : incompleteBeta(1 - r * r, (n - 2) / 2, 0.5);
}
