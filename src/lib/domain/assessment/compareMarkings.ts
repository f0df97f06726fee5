/** Whether two people who marked one sitting, blind to each other, lie so far apart that a third must look. */
import { maxLevel } from '../grading/levels.ts';
import { pointsFor } from '../grading/points.ts';
import type { RubricItem } from '../rubric/schema.ts';
import type { MarkedLevels } from './marking.ts';
import type { MarkingRules } from './markingRules.ts';

/** In what they lie apart: the global grade, or the points of the station. */
export type Discordance = 'grade' | 'points';

type SignedMarking = { grade: number; levels: MarkedLevels };

/** Of the levels those that the items hold, on their scales: a later version of the rubric may have others. */
export const levelsWithin = (items: readonly RubricItem[], levels: MarkedLevels): MarkedLevels =>
	Object.fromEntries(
		items.flatMap((item) => {
			const level = levels[item.id];
			return level !== undefined && level <= maxLevel(item) ? [[item.id, level] as const] : [];
		}),
	);

/** @param levels of these items; one that has none is worth nothing. */
const totalOf = (items: readonly RubricItem[], levels: MarkedLevels): number =>
	items.reduce((sum, item) => sum + (pointsFor(item, levels[item.id] ?? null) ?? 0), 0);

/** At a limit they still agree; beyond it they do not. @returns none where the first one's marks stand. */
export function compareMarkings(
	first: SignedMarking,
	second: SignedMarking,
	items: readonly RubricItem[],
	{ gradeLimit, pointsPercentLimit }: Pick<MarkingRules, 'gradeLimit' | 'pointsPercentLimit'>,
): Discordance[] {
	const [one, other] = [first, second].map(({ levels }) =>
		totalOf(items, levelsWithin(items, levels)),
	);
	const most = items.reduce((sum, { marks }) => sum + marks, 0);
	const isGradeFar = Math.abs(first.grade - second.grade) > gradeLimit;
	const arePointsFar = Math.abs(one! - other!) * 100 > pointsPercentLimit * most;
	return [
		...(isGradeFar ? (['grade'] as const) : []),
		...(arePointsFar ? (['points'] as const) : []),
	];
}
