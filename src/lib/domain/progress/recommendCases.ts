/** Which cases give a student the most of what was missed before. */
import type { AreaProgress } from './progress.ts';

export type Candidate = {
	slug: string;
	/** Area -> marks the case gives in it. */
	marksByArea: ReadonlyMap<string, number>;
	timesDone: number;
};

/**
 * The share of a case's marks that lies where the student lost marks of late, halved for a case done once, and so on;
 * of equals the one given first. Nothing where nothing was missed, or nothing was practised yet.
 * @param areas as `areasOverTime` gives them.
 */
export function recommendCases(
	areas: readonly Pick<AreaProgress, 'area' | 'recent'>[],
	candidates: readonly Candidate[],
	most: number,
): string[] {
	const lost = new Map(areas.map(({ area, recent }) => [area, 1 - recent.share]));
	return candidates
		.map(({ slug, marksByArea, timesDone }) => ({
			slug,
			worth: shareLost(marksByArea, lost) / (1 + timesDone),
		}))
		.filter(({ worth }) => worth > 0)
		.toSorted((a, b) => b.worth - a.worth)
		.slice(0, most)
		.map(({ slug }) => slug);
}

function shareLost(marks: ReadonlyMap<string, number>, lost: ReadonlyMap<string, number>): number {
	const all = [...marks.values()].reduce((sum, each) => sum + each, 0);
	const missed = [...marks].reduce((sum, [area, each]) => sum + each * (lost.get(area) ?? 0), 0);
	return all === 0 ? 0 : missed / all;
}
