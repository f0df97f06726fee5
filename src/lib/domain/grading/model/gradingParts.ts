/** Into which requests a rubric is cut for a model: one for each section, and no more. */
import type { Rubric, RubricItem } from '../../rubric/schema.ts';

export type GradingPart = {
	/** The section's id. */
	id: string;
	/** Those of its items that a model is asked about. */
	items: readonly RubricItem[];
	domains: Rubric['domains'];
	/** False: it can be asked while the student still writes the note. */
	readsNote: boolean;
};

/** What was done stands on record, and nobody is asked about it. */
export function isDecidedByRecord({ criterion }: Pick<RubricItem, 'criterion'>): boolean {
	if (criterion.kind === 'action') return true;
	return criterion.kind === 'absence' && criterion.acts.length + criterion.styles.length === 0;
}

/**
 * Sections without anything to ask have no part. The global ratings look at everything, so they ride with the last
 * part that reads the note, or with the last of all.
 */
export function partsOf({ sections, domains }: Rubric): GradingPart[] {
	const parts = sections
		.map(({ id, items }) => ({ id, items: items.filter((item) => !isDecidedByRecord(item)) }))
		.filter(({ items }) => items.length > 0)
		.map(({ id, items }) => ({ id, items, domains: [], readsNote: items.some(isOnNote) }));
	const carrier = parts.findLast(({ readsNote }) => readsNote) ?? parts.at(-1);
	// A drill rates nothing.
	if (domains.length === 0) return parts;
	if (!carrier) return [{ id: 'domains', items: [], domains, readsNote: true }];
	return parts.map((part) => (part === carrier ? { ...part, domains, readsNote: true } : part));
}

const isOnNote = ({ criterion }: RubricItem) => criterion.kind === 'note';
