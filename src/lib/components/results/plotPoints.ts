/** What the plots of results draw, which is also what their tables say. */

/** Shares counted by tenths; 1 itself belongs to the last. */
export type Tenth = { from: number; to: number; count: number };

/** @param shares 0 to 1. @returns ten, those without any included. */
export function countTenths(shares: readonly number[]): Tenth[] {
	// What rounding leaves below a tenth belongs to it.
	const tenthOf = (share: number) => Math.min(9, Math.max(0, Math.floor(share * 10 + 1e-9)));
	return Array.from({ length: 10 }, (_, index) => ({
		from: index / 10,
		to: (index + 1) / 10,
		count: shares.filter((share) => tenthOf(share) === index).length,
	}));
}

export type GradedPoint = { grade: number; score: number; count: number };

/** Candidates with the same grade and score are one point, the larger the more they are. In order of grade, then score. */
export function gatherPoints(
	scores: readonly { score: number; grade: number | null }[],
): GradedPoint[] {
	const points = new Map<string, GradedPoint>();
	for (const { score, grade } of scores) {
		if (grade === null) continue;
		const key = `${grade} ${score}`;
		points.set(key, { grade, score, count: (points.get(key)?.count ?? 0) + 1 });
	}
	return [...points.values()].toSorted(
		(one, other) => one.grade - other.grade || one.score - other.score,
	);
}
