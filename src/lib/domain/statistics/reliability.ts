/** How far the same people would come out alike if they were examined again with items like these. */
import { standardDeviation, sumOf, variance } from './descriptive.ts';
import { completeRows, transpose, type CompleteMatrix, type ScoreMatrix } from './scoreMatrix.ts';

export type Reliability = {
	/** Below 0 where items go against one another; null where it does not exist. */
	alpha: number | null;
	/** Standard error of measurement of the total, in its unit. */
	sem: number | null;
	/** How many people it rests on, and how many were left out because a score of theirs is missing. */
	people: number;
	leftOut: number;
};

/**
 * Cronbach's alpha from variances (Cronbach 1951): k / (k - 1) × (1 - sum of the items' variances / variance of the total).
 * @param items how many there are. @returns null for fewer than two, or where the total does not vary.
 */
export function alphaFromVariances(
	items: number,
	itemVariances: number,
	totalVariance: number,
): number | null {
	if (items < 2 || totalVariance === 0) return null;
	return (items / (items - 1)) * (1 - itemVariances / totalVariance);
}

export const totalsOf = (matrix: CompleteMatrix): number[] => matrix.map(sumOf);

function alphaOf(matrix: CompleteMatrix): number | null {
	const totalVariance = variance(totalsOf(matrix));
	if (totalVariance === null) return null;
	const columns = transpose(matrix);
	const itemVariances = columns.map((column) => variance(column) ?? 0);
	return alphaFromVariances(columns.length, sumOf(itemVariances), totalVariance);
}

/**
 * Standard error of measurement (Lord and Novick 1968): the total's standard deviation × √(1 - reliability).
 * A reliability below 0 counts as 0: no measurement errs by more than its whole spread.
 */
export function errorOfMeasurement(
	deviation: number | null,
	reliability: number | null,
): number | null {
	if (deviation === null || reliability === null) return null;
	return deviation * Math.sqrt(1 - Math.min(1, Math.max(0, reliability)));
}

/**
 * Cronbach's alpha and the standard error of measurement, over items or over the totals of stations. Only people of
 * whom no score is missing count (listwise deletion).
 */
export function describeReliability(matrix: ScoreMatrix): Reliability {
	const rows = completeRows(matrix);
	const alpha = alphaOf(rows);
	return {
		alpha,
		sem: errorOfMeasurement(standardDeviation(totalsOf(rows)), alpha),
		people: rows.length,
		leftOut: matrix.length - rows.length,
	};
}

/**
 * Kuder and Richardson's formula 20 (1937), for items that are right or wrong: what alpha is for such items.
 * @throws RangeError for a score other than 0 and 1.
 */
export function kuderRichardson20(matrix: ScoreMatrix): number | null {
	if (matrix.flat().some((score) => score !== null && score !== 0 && score !== 1)) {
		throw new RangeError('KR-20 is for scores of 0 and 1; use alpha for others.');
	}
	return alphaOf(completeRows(matrix));
}

/** Alpha of the items without each of them in turn: one that rises without its item has a bad item. */
export function alphaWithoutEach(matrix: ScoreMatrix): (number | null)[] {
	const rows = completeRows(matrix);
	return (rows[0] ?? []).map((_, item) => alphaOf(rows.map((row) => row.toSpliced(item, 1))));
}
