/** Scores laid out as people by items (or by stations, or by raters): what reliability is worked out from. */

/** A row a person, a column an item; null where a score is missing. All rows are of one length. */
export type ScoreMatrix = readonly (readonly (number | null)[])[];
export type CompleteMatrix = readonly (readonly number[])[];

const isComplete = (row: readonly (number | null)[]): row is readonly number[] =>
	row.every((score) => score !== null);

/** The people of whom no score is missing: the others are left out whole, nothing is filled in. */
export const completeRows = (matrix: ScoreMatrix): CompleteMatrix => matrix.filter(isComplete);

/** Columns become rows. @throws RangeError when the rows differ in length. */
export function transpose<Cell>(matrix: readonly (readonly Cell[])[]): Cell[][] {
	const [first = []] = matrix;
	if (matrix.some((row) => row.length !== first.length)) {
		throw new RangeError('Every person needs a place for every item.');
	}
	return first.map((_, column) => matrix.map((row) => row[column] as Cell));
}
