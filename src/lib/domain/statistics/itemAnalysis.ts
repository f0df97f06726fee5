/** How hard each item is, and whether it tells strong candidates from weak ones. */
import { correlation, mean, standardDeviation } from './descriptive.ts';
import { alphaWithoutEach, totalsOf } from './reliability.ts';
import { completeRows, transpose, type ScoreMatrix } from './scoreMatrix.ts';

export type ItemFigures = {
	/** Of those who have a score for it. */
	n: number;
	mean: number | null;
	sd: number | null;
	/** Mean over the highest score that can be had, 0 to 1: high is easy (Crocker and Algina 1986, chapter 14). */
	difficulty: number | null;
	/**
	 * Correlation with the total of the other items (Henrysson 1963), over people of whom no score is missing. Null
	 * where the item, or the rest, does not vary.
	 */
	correctedItemTotal: number | null;
	/** Alpha of the other items; null where it does not exist. */
	alphaWithout: number | null;
};

/** Correlation of each item with the total, the item itself included: higher than it should be. */
export function itemTotalCorrelations(matrix: ScoreMatrix): (number | null)[] {
	const rows = completeRows(matrix);
	return transpose(rows).map((scores) => correlation(scores, totalsOf(rows)));
}

/** Correlation of each item with the total of the others. */
export function correctedItemTotals(matrix: ScoreMatrix): (number | null)[] {
	const rows = completeRows(matrix);
	return transpose(rows).map((scores, item) =>
		correlation(scores, totalsOf(rows.map((row) => row.toSpliced(item, 1)))),
	);
}

/** @param highest the most that each item gives, in the order of the columns; above 0. */
export function analyseItems(matrix: ScoreMatrix, highest: readonly number[]): ItemFigures[] {
	const [corrected, without] = [correctedItemTotals(matrix), alphaWithoutEach(matrix)];
	return transpose(matrix).map((column, item) => {
		const scores = column.filter((score) => score !== null);
		const average = mean(scores);
		return {
			n: scores.length,
			mean: average,
			sd: standardDeviation(scores),
			difficulty: average === null ? null : average / (highest[item] ?? 1),
			correctedItemTotal: corrected[item] ?? null,
			alphaWithout: without[item] ?? null,
		};
	});
}
