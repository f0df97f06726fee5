/** What an item of a rubric practises, comparable from case to case: a skill, and an area of the conversation. */
import type { Criterion, RubricItem } from '../rubric/schema.ts';
import { areaOf, targetsOf, type TutoredCase } from '../tutor/hintTargets.ts';

export const skills = ['gathering', 'relating', 'acting', 'reasoning'] as const;
export type Skill = (typeof skills)[number];

const skillByKind: Record<Criterion['kind'], Skill> = {
	elicited: 'gathering',
	act: 'relating',
	absence: 'relating',
	action: 'acting',
	note: 'reasoning',
};
export const skillOf = ({ criterion }: Pick<RubricItem, 'criterion'>): Skill =>
	skillByKind[criterion.kind];

/**
 * The tutor's area that most of what the item wants belongs to; of equals the one named first. Null for what is written
 * afterwards and for what must stay away.
 */
export function areaOfItem(item: RubricItem, tutored: TutoredCase): string | null {
	const counts = new Map<string, number>();
	for (const target of targetsOf(item)) {
		const area = areaOf(target, tutored)?.id;
		if (area) counts.set(area, (counts.get(area) ?? 0) + 1);
	}
	const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
	return most?.[0] ?? null;
}

/** Area -> marks that a case gives in it. */
export function marksByArea(
	items: readonly RubricItem[],
	tutored: TutoredCase,
): ReadonlyMap<string, number> {
	const marks = new Map<string, number>();
	for (const item of items) {
		const area = areaOfItem(item, tutored);
		if (area) marks.set(area, (marks.get(area) ?? 0) + item.marks);
	}
	return marks;
}
