/** Agreement of raters on a scale: the six intraclass correlations of Shrout and Fleiss (1979). */
import type { Interval } from './agreement.ts';
import { mean, squaresAround, sumOf } from './descriptive.ts';
import { fQuantile } from './probability.ts';
import { completeRows, transpose, type CompleteMatrix, type ScoreMatrix } from './scoreMatrix.ts';

/** Of the analysis of variance: people (rows), raters (columns), error, and within people. */
export type MeanSquares = {
	people: number;
	raters: number;
	error: number;
	within: number;
};

export type IntraclassCorrelations = {
	meanSquares: MeanSquares;
	/** How many people and raters it rests on, and how many people were left out because a score is missing. */
	n: number;
	k: number;
	leftOut: number;
	/** One rater's score, each person rated by raters of their own: ICC(1,1). */
	single1: number | null;
	/** One rater's score, the same raters for all, drawn from many; their strictness counts as error: ICC(2,1). */
	single2: number | null;
	/** One rater's score, these raters alone; their strictness does not count: ICC(3,1). */
	single3: number | null;
	/** The mean of all raters' scores: ICC(1,k), ICC(2,k), ICC(3,k). */
	mean1: number | null;
	mean2: number | null;
	mean3: number | null;
	/** 95 % interval of ICC(2,1). */
	interval2: Interval | null;
};

function meanSquaresOf(rows: CompleteMatrix): MeanSquares {
	const columns = transpose(rows);
	const [n, k] = [rows.length, columns.length];
	const people = k * squaresAround(rows.map((row) => mean(row) ?? 0));
	const raters = n * squaresAround(columns.map((column) => mean(column) ?? 0));
	const within = sumOf(rows.map(squaresAround));
	// What rounding leaves of something that is not there would be a denominator.
	const least = 1e-12 * (within + people);
	const real = (squares: number) => (squares > least ? squares : 0);
	const error = real(within - raters);
	return {
		people: real(people) / (n - 1),
		raters: raters / (k - 1),
		error: error / ((n - 1) * (k - 1)),
		within: within / (n * (k - 1)),
	};
}

/** Shrout and Fleiss 1979, p. 424, with Satterthwaite's degrees of freedom; null where there is no error, or too little to go by. */
function interval2(squares: MeanSquares, n: number, k: number, icc: number): Interval | null {
	const { people, raters, error } = squares;
	if (error === 0) return null;
	const ratersF = raters / error;
	const between = n * (1 + (k - 1) * icc) - k * icc;
	const above = (n - 1) * (k - 1) * (k * icc * ratersF + between) ** 2;
	const below = (n - 1) * k ** 2 * icc ** 2 * ratersF ** 2 + between ** 2;
	const df = above / below;
	if (df === 0) return null;
	const [upper, lower] = [fQuantile(0.975, n - 1, df), fQuantile(0.975, df, n - 1)];
	if (!Number.isFinite(upper + lower)) return null;
	const rest = k * raters + (k * n - k - n) * error;
	const [belowLow, belowHigh] = [upper * rest + n * people, rest + n * lower * people];
	if (belowLow <= 0 || belowHigh <= 0) return null;
	return {
		low: (n * (people - upper * error)) / belowLow,
		high: (n * (lower * people - error)) / belowHigh,
	};
}

/**
 * All six forms, over the people whom every rater scored (listwise deletion).
 * @param scores a row a person, a column a rater.
 * @returns null for fewer than two people or raters; a form is null where nothing varies.
 */
export function intraclassCorrelations(scores: ScoreMatrix): IntraclassCorrelations | null {
	const rows = completeRows(scores);
	const [n, k] = [rows.length, rows[0]?.length ?? 0];
	if (n < 2 || k < 2) return null;
	const meanSquares = meanSquaresOf(rows);
	const { people, raters, error, within } = meanSquares;
	const strictness = (raters - error) / n;
	// Strictness may be below 0 and take all the rest away: what rounding leaves then is no denominator.
	const least = 1e-12 * (people + raters + error + within);
	const ratio = (part: number, whole: number) => (whole > least ? part / whole : null);
	const single2 = ratio(people - error, people + (k - 1) * error + k * strictness);
	return {
		meanSquares,
		n,
		k,
		leftOut: scores.length - n,
		single1: ratio(people - within, people + (k - 1) * within),
		single2,
		single3: ratio(people - error, people + (k - 1) * error),
		mean1: ratio(people - within, people),
		mean2: ratio(people - error, people + strictness),
		mean3: ratio(people - error, people),
		interval2: single2 === null ? null : interval2(meanSquares, n, k, single2),
	};
}
