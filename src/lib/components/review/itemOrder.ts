/** Which item comes next under the keys: those that wait, or all where none does. */
import type { ReviewItem } from '#lib/domain/review/reviewView.ts';

type Item = Pick<ReviewItem, 'id' | 'doubts'>;

/**
 * Round from the last to the first. From an item that does not wait, the nearest one in that direction.
 * @returns null when there are no items.
 */
export function stepFrom(
	items: readonly Item[],
	currentId: string | null,
	step: 1 | -1,
): string | null {
	const isAnyWaiting = items.some(({ doubts }) => doubts.length > 0);
	const start = items.findIndex(({ id }) => id === currentId);
	const count = items.length;
	const first = start >= 0 ? start + step : step === 1 ? 0 : count - 1;
	for (let index = 0; index < count; index += 1) {
		const item = items[(first + index * step + 2 * count) % count]!;
		if (!isAnyWaiting || item.doubts.length > 0) return item.id;
	}
	return null;
}
