/** Sets a grader's scores beside the marks of a gold file, item by item. */
import type { Criterion, Rubric, RubricItem } from '../../rubric/schema.ts';
import type { ItemScore } from '../grader.ts';
import { maxLevel } from '../levels.ts';
import { pointsFor } from '../points.ts';
import type { Gold, GoldMark } from './schema.ts';

export type ComparedMark = {
	itemId: string;
	kind: Criterion['kind'];
	/** The item's highest level: 1 or 2. */
	highest: 1 | 2;
	marks: number;
	gold: GoldMark;
	goldPoints: number;
	score: ItemScore;
	/** null where the grader does not judge it. */
	points: number | null;
};

/** @throws Error when an item has no mark or no score: both were checked before. */
export function compareMarks(
	{ marks }: Gold,
	{ sections }: Rubric,
	scores: readonly ItemScore[],
): ComparedMark[] {
	return sections
		.flatMap(({ items }) => items)
		.map((item) => {
			const gold = marks[item.id];
			const score = scores.find(({ itemId }) => itemId === item.id);
			if (!gold || !score) throw new Error(`Item "${item.id}" lacks its gold mark or its score.`);
			return compare(item, gold, score);
		});
}

function compare(item: RubricItem, gold: GoldMark, score: ItemScore): ComparedMark {
	return {
		itemId: item.id,
		kind: item.criterion.kind,
		highest: maxLevel(item),
		marks: item.marks,
		gold,
		goldPoints: pointsFor(item, gold.level) ?? 0,
		score,
		points: pointsFor(item, score.level),
	};
}
