/**
 * Mean, spread and correlation. A figure that does not exist (too few values, no variance) is null, never NaN.
 *
 * Written out rather than taken from a library: each is a line or two, and the libraries at hand throw or give NaN where
 * a figure does not exist, which is the very case that examinations meet.
 */

export const sumOf = (values: readonly number[]): number =>
	values.reduce((all, value) => all + value, 0);

/** Null without any value. */
export const mean = (values: readonly number[]): number | null =>
	values.length === 0 ? null : sumOf(values) / values.length;

/** The middle value, or halfway between the two in the middle; null without any. */
export function median(values: readonly number[]): number | null {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	return mean(sorted.slice(Math.floor(middle), Math.ceil(middle) + 1));
}

/** Values that differ by less are the same but for the rounding of sums. */
const roundingShare = 1e-12;

/** Whether the values are all the same, but for rounding. */
function isConstant(values: readonly number[]): boolean {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	return high - low <= roundingShare * Math.max(Math.abs(low), Math.abs(high));
}

/** Products of the deviations from both means, summed. */
export function crossProducts(xs: readonly number[], ys: readonly number[]): number {
	const [meanX, meanY] = [mean(xs) ?? 0, mean(ys) ?? 0];
	return sumOf(xs.map((x, index) => (x - meanX) * ((ys[index] ?? 0) - meanY)));
}

/** Squared deviations from the mean, summed: exactly 0 for equal values. */
export const squaresAround = (values: readonly number[]): number =>
	isConstant(values) ? 0 : crossProducts(values, values);

/** Of a sample: divided by n - 1. Null for fewer than two values. */
export const variance = (values: readonly number[]): number | null =>
	values.length < 2 ? null : squaresAround(values) / (values.length - 1);

/** Of a sample: divided by n - 1. Null for fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
	const spread = variance(values);
	return spread === null ? null : Math.sqrt(spread);
}

/**
 * Pearson's product-moment correlation; of a yes-or-no column (0, 1) with any other it is the point-biserial one.
 * @returns null for fewer than two pairs, or where either side does not vary.
 * @throws RangeError when the sides are of different length.
 */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
	if (xs.length !== ys.length) throw new RangeError('Correlation needs pairs.');
	const product = squaresAround(xs) * squaresAround(ys);
	if (xs.length < 2 || product === 0) return null;
	return Math.min(1, Math.max(-1, crossProducts(xs, ys) / Math.sqrt(product)));
}
