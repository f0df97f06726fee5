/**
 * The scale of an item: 0 is not shown, the highest level is fully shown. Items whose rubric sets
 * `need.partial` have levels 0, 1 (partial) and 2; all others 0 and 1.
 */
import type { Criterion, RubricItem } from '../rubric/schema.ts';

type Need = Extract<Criterion, { kind: 'elicited' }>['need'];

/** 1 or 2. */
export function maxLevel(item: Pick<RubricItem, 'criterion'>): 1 | 2 {
	if (item.criterion.kind === 'absence') return 1;
	return item.criterion.need.partial === undefined ? 1 : 2;
}

/** The level that `count` things shown are worth. */
export function levelFor(need: Need, count: number): number {
	const highest = need.partial === undefined ? 1 : 2;
	if (count >= need.full) return highest;
	return need.partial !== undefined && count >= need.partial ? 1 : 0;
}
