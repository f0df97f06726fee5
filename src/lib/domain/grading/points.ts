/** Points from levels, in code alone: marks × level ÷ highest level, summed in whole half marks. */
import type { Rubric, RubricItem } from '../rubric/schema.ts';
import type { ItemScore } from './grader.ts';
import { maxLevel } from './levels.ts';

type Totals = {
	/** Over the scored items; a multiple of one half. */
	points: number;
	/** The marks of the scored items: what is unscored counts on neither side. */
	maxPoints: number;
	scoredCount: number;
	unscoredCount: number;
};

/**
 * @returns null for an unscored item, else 0 … `item.marks` in steps of one half.
 * @throws RangeError when the level is not on the item's scale.
 */
export function pointsFor(item: RubricItem, level: number | null): number | null {
	return level === null ? null : halfMarks(item, level) / 2;
}

/**
 * @param scores at most one an item; items without one count as unscored.
 * @throws RangeError when a score names no item of the rubric, comes twice or is off the scale.
 */
export function totalsOf(rubric: Rubric, scores: readonly ItemScore[]): Totals {
	const items = new Map(rubric.sections.flatMap((section) => section.items).map((i) => [i.id, i]));
	const levels = new Map<string, number | null>();
	for (const { itemId, level } of scores) {
		if (!items.has(itemId)) throw new RangeError(`The rubric has no item "${itemId}".`);
		if (levels.has(itemId)) throw new RangeError(`Item "${itemId}" is scored twice.`);
		levels.set(itemId, level);
	}
	let halves = 0;
	let maxPoints = 0;
	let scoredCount = 0;
	for (const item of items.values()) {
		const level = levels.get(item.id) ?? null;
		if (level === null) continue;
		halves += halfMarks(item, level);
		maxPoints += item.marks;
		scoredCount += 1;
	}
	return { points: halves / 2, maxPoints, scoredCount, unscoredCount: items.size - scoredCount };
}

/** Whole, because the highest level is 1 or 2. */
function halfMarks(item: RubricItem, level: number): number {
	const highest = maxLevel(item);
	if (!Number.isInteger(level) || level < 0 || level > highest) {
		throw new RangeError(
			`Level ${level} of item "${item.id}" is not on its scale 0 to ${highest}.`,
		);
	}
	return item.marks * level * (2 / highest);
}
