/** Agreement of two markers on any number of categories, from a square table: rows ours, columns theirs. */
import { sumOf } from './descriptive.ts';

/** Counts or proportions; as many columns as rows. */
export type Square = readonly (readonly number[])[];

/** How far apart two categories are, 0 for the same; on any scale. */
export type Disagreement = (row: number, column: number) => number;

const anyDifference: Disagreement = (row, column) => (row === column ? 0 : 1);
/** For categories in order: two steps apart is four times as bad as one (Fleiss and Cohen 1973). */
export const squaredSteps: Disagreement = (row, column) => (row - column) ** 2;

/** @param pairs category numbers, 0 … size - 1, ours first. */
export function tabulateSquare(
	pairs: Iterable<readonly [ours: number, theirs: number]>,
	size: number,
): number[][] {
	const square = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
	for (const [ours, theirs] of pairs) {
		const row = square[ours];
		if (row?.[theirs] === undefined) {
			throw new RangeError(`There is no category ${ours} or ${theirs} among ${size}.`);
		}
		row[theirs] += 1;
	}
	return square;
}

type Shares = { cells: number[][]; rows: number[]; columns: number[] };

function sharesOf(square: Square): Shares | null {
	const total = sumOf(square.flat());
	if (total === 0) return null;
	const cells = square.map((row) => row.map((value) => value / total));
	const columns = square.map((_, index) => sumOf(cells.map((row) => row[index] ?? 0)));
	return { cells, rows: cells.map(sumOf), columns };
}

/**
 * Weighted kappa (Cohen 1968): one minus the disagreement seen over the disagreement that chance would bring.
 * @returns null where chance alone would bring none, or the table is empty.
 */
export function weightedKappa(square: Square, disagreement: Disagreement): number | null {
	const shares = sharesOf(square);
	if (!shares) return null;
	const { cells, rows, columns } = shares;
	const weigh = (share: (row: number, column: number) => number) =>
		sumOf(
			rows.flatMap((_, row) =>
				columns.map((_, column) => disagreement(row, column) * share(row, column)),
			),
		);
	const expected = weigh((row, column) => (rows[row] ?? 0) * (columns[column] ?? 0));
	if (expected === 0) return null;
	return 1 - weigh((row, column) => cells[row]?.[column] ?? 0) / expected;
}

/** Cohen's kappa (Cohen 1960): every difference counts alike. */
export const cohenKappa = (square: Square): number | null => weightedKappa(square, anyDifference);

/**
 * Gwet's AC1 (Gwet 2008): chance agreement from the mean prevalence of each category, so that rare categories do
 * not sink it as they sink kappa.
 * @returns null for an empty table.
 */
export function gwetAc1(square: Square): number | null {
	const shares = sharesOf(square);
	if (!shares) return null;
	const { cells, rows, columns } = shares;
	const observed = sumOf(cells.map((row, index) => row[index] ?? 0));
	const spread = rows.map((row, index) => {
		const prevalence = (row + (columns[index] ?? 0)) / 2;
		return prevalence * (1 - prevalence);
	});
	const chance = sumOf(spread) / (square.length - 1);
	return (observed - chance) / (1 - chance);
}

/** Share on the diagonal; null for an empty table. */
export function observedAgreement(square: Square): number | null {
	const shares = sharesOf(square);
	return shares && sumOf(shares.cells.map((row, index) => row[index] ?? 0));
}
