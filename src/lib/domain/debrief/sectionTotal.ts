/** What the items of a section add up to, for the screens. */
import type { FeedbackView } from '../grading/feedbackView.ts';

export type SectionTotal = {
	points: number;
	/** Of the items that have a mark. */
	most: number;
	/** 0 to 1; null where no item has a mark. */
	share: number | null;
};

export function sectionTotal({
	items,
}: {
	items: readonly Pick<FeedbackView['sections'][number]['items'][number], 'points' | 'marks'>[];
}): SectionTotal {
	const scored = items.filter((item) => item.points !== null);
	const points = scored.reduce((sum, item) => sum + (item.points ?? 0), 0);
	const most = scored.reduce((sum, item) => sum + item.marks, 0);
	return { points, most, share: most === 0 ? null : points / most };
}
