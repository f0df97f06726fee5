/** What a new grading moved: points and items before and after. */
import type { Rubric } from '../rubric/schema.ts';
import type { Grader } from './grader.ts';
import { pointsFor, totalsOf } from './points.ts';
import type { StandingMark } from './reconcile.ts';

export type MarkedBy = { rubric: Rubric; marks: readonly StandingMark[] };

export type ItemMark = {
	/** Null when unscored. */
	points: number | null;
	marks: number;
	by: Grader['method'] | null;
};

export type MovedItem = {
	itemId: string;
	label: string;
	/** Null where the rubric of that time has no such item. */
	before: ItemMark | null;
	after: ItemMark | null;
};

export type MovedMarks = {
	before: { points: number; maxPoints: number };
	after: { points: number; maxPoints: number };
	items: MovedItem[];
};

function marksById({ rubric, marks }: MarkedBy): Map<string, ItemMark & { label: string }> {
	const items = rubric.sections.flatMap((section) => section.items);
	return new Map(
		items.map((item) => {
			const mark = marks.find(({ score }) => score.itemId === item.id);
			const points = pointsFor(item, mark?.score.level ?? null);
			return [item.id, { label: item.label, points, marks: item.marks, by: mark?.by ?? null }];
		}),
	);
}

const isSame = (one?: ItemMark, other?: ItemMark) =>
	one?.points === other?.points && one?.marks === other?.marks;

function totals({ rubric, marks }: MarkedBy) {
	const { points, maxPoints } = totalsOf(
		rubric,
		marks.map(({ score }) => score),
	);
	return { points, maxPoints };
}

/** Items whose points, or whose worth, are not the same before and after; by the later rubric's order. */
export function movedMarks(before: MarkedBy, after: MarkedBy): MovedMarks {
	const [then, now] = [marksById(before), marksById(after)];
	const ids = [...new Set([...now.keys(), ...then.keys()])];
	const toMark = (mark?: ItemMark): ItemMark | null =>
		mark ? { points: mark.points, marks: mark.marks, by: mark.by } : null;
	const items = ids
		.filter((id) => !isSame(then.get(id), now.get(id)))
		.map((id) => ({
			itemId: id,
			label: (now.get(id) ?? then.get(id))?.label ?? id,
			before: toMark(then.get(id)),
			after: toMark(now.get(id)),
		}));
	return { before: totals(before), after: totals(after), items };
}
