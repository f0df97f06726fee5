/** One practice consultation as the student's progress looks at it: what each item practised and earned. */
import type { ItemScore } from '../grading/grader.ts';
import { pointsFor } from '../grading/points.ts';
import type { RubricItem } from '../rubric/schema.ts';
import type { TutoredCase } from '../tutor/hintTargets.ts';
import { areaOfItem, skillOf, type Skill } from './itemPlace.ts';

export type ItemResult = { skill: Skill; area: string | null; marks: number; points: number };

export type PracticeResult = {
	consultationId: string;
	title: string;
	endedAtMs: number;
	/** The area of a drill; null for a whole consultation. */
	drill: string | null;
	items: ItemResult[];
};

/** What has no mark yet is left out: it is neither shown nor missed. */
export function toItemResults(
	items: readonly RubricItem[],
	scores: readonly Pick<ItemScore, 'itemId' | 'level'>[],
	tutored: TutoredCase,
): ItemResult[] {
	const levels = new Map(scores.map(({ itemId, level }) => [itemId, level]));
	return items.flatMap((item) => {
		const points = pointsFor(item, levels.get(item.id) ?? null);
		if (points === null) return [];
		return [{ skill: skillOf(item), area: areaOfItem(item, tutored), marks: item.marks, points }];
	});
}

export type Sum = { points: number; marks: number };

export const sumOf = (items: readonly Sum[]): Sum => ({
	points: items.reduce((sum, { points }) => sum + points, 0),
	marks: items.reduce((sum, { marks }) => sum + marks, 0),
});

/** 0 to 1. */
export const shareOf = ({ points, marks }: Sum): number => (marks === 0 ? 0 : points / marks);
