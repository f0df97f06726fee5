/** How others did: means of sections over so many that nobody can be told from them. */
import { totalsOf } from '../grading/points.ts';
import type { ReconciledGrading } from '../grading/reconcile.ts';
import { standingScores } from '../grading/standingMarks.ts';
import type { Rubric } from '../rubric/schema.ts';

/** Fewer than this are not shown; and more are counted in whole groups of it. */
export const cohortGroup = 5;

export type CohortView = {
	/** A multiple of `cohortGroup`. */
	count: number;
	/** In the rubric's order; `share` is the mean, 0 to 1 in steps of a twentieth, null where nothing is scored. */
	sections: { id: string; share: number | null }[];
};

/**
 * Groups and coarse steps, so that what one more student changes tells nothing of that student.
 * @param others everybody else's gradings by the same rubric version, the first to have finished first.
 * @returns null below a whole group.
 */
export function cohortOf(
	rubric: Rubric,
	others: readonly (readonly ReconciledGrading[])[],
): CohortView | null {
	const graded = others.filter((gradings) => gradings.length > 0);
	const count = Math.floor(graded.length / cohortGroup) * cohortGroup;
	if (count === 0) return null;
	const counted = graded.slice(0, count);
	const sections = rubric.sections.map((section) => {
		const only = { ...rubric, sections: [section] };
		const shares = counted.flatMap((gradings) => shareOf(only, gradings));
		return { id: section.id, share: shares.length < cohortGroup ? null : coarseMean(shares) };
	});
	return { count, sections };
}

function shareOf(rubric: Rubric, gradings: readonly ReconciledGrading[]): number[] {
	// What is doubted counts as it stands.
	const { points, maxPoints } = totalsOf(rubric, standingScores(rubric, gradings));
	return maxPoints === 0 ? [] : [points / maxPoints];
}

const coarseMean = (shares: readonly number[]): number =>
	Math.round((shares.reduce((sum, share) => sum + share, 0) / shares.length) * 20) / 20;
