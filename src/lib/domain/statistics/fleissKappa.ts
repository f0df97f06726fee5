/** Agreement of several raters on categories. */
import { sumOf } from './descriptive.ts';

/**
 * Fleiss' kappa (Fleiss 1971): how far raters put the same subjects into the same categories beyond chance. The raters
 * need not be the same people for each subject.
 * @param ratings a row a subject, with the category that each rater chose; as many raters for each.
 * @returns null without subjects, for fewer than two raters, or where all chose one category throughout.
 * @throws RangeError when a subject has more or fewer ratings than another.
 */
export function fleissKappa(ratings: readonly (readonly (string | number)[])[]): number | null {
	const raters = ratings[0]?.length ?? 0;
	if (ratings.some((row) => row.length !== raters)) {
		throw new RangeError('Every subject needs as many ratings as the others.');
	}
	if (raters < 2) return null;
	const counts = ratings.map(countCategories);
	const pairs = raters * (raters - 1);
	const agreed = counts.map((count) => sumOf([...count.values()].map((n) => n * (n - 1))) / pairs);
	const observed = sumOf(agreed) / ratings.length;
	const shares = [...countCategories(ratings.flat()).values()].map(
		(n) => n / (ratings.length * raters),
	);
	const expected = sumOf(shares.map((share) => share ** 2));
	return shares.length < 2 ? null : (observed - expected) / (1 - expected);
}

function countCategories(chosen: readonly (string | number)[]): Map<string | number, number> {
	const counts = new Map<string | number, number>();
	for (const category of chosen) counts.set(category, (counts.get(category) ?? 0) + 1);
	return counts;
}
