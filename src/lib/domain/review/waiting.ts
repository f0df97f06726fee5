/** What a review still waits for: the items in doubt that no person has decided. */
import { doubtReasons, type Doubt, type DoubtReason } from '../grading/doubt.ts';

export type WaitingItem = { itemId: string; reasons: DoubtReason[] };
export type ReasonCount = { reason: DoubtReason; count: number };

const isSame = (one: Doubt, other: Doubt) =>
	one.itemId === other.itemId && one.reason === other.reason;

/** Both, each once, the known ones first. */
export function mergeDoubts(known: readonly Doubt[], more: readonly Doubt[]): Doubt[] {
	return [...known, ...more].filter(
		(doubt, index, all) => all.findIndex((other) => isSame(doubt, other)) === index,
	);
}

/**
 * A doubt about the whole consultation is a doubt about each of its items. One about an item that the rubric does not
 * hold is nobody's to decide.
 * @param itemIds the rubric's, in its order, which is the order of the answer.
 */
export function listWaiting(
	doubts: readonly Doubt[],
	itemIds: readonly string[],
	decidedIds: ReadonlySet<string>,
): WaitingItem[] {
	return itemIds.flatMap((itemId) => {
		if (decidedIds.has(itemId)) return [];
		const own = doubts.filter((doubt) => doubt.itemId === itemId || doubt.itemId === null);
		const reasons = [...new Set(own.map(({ reason }) => reason))];
		return reasons.length > 0 ? [{ itemId, reasons }] : [];
	});
}

/** How many items wait for each reason; an item with two reasons counts for both. */
export function countReasons(waiting: readonly WaitingItem[]): ReasonCount[] {
	return doubtReasons.flatMap((reason) => {
		const count = waiting.filter(({ reasons }) => reasons.includes(reason)).length;
		return count > 0 ? [{ reason, count }] : [];
	});
}
