/** The items of a rubric with their places, for checks that walk them all. */
import type { Path } from '../../scenario/fault.ts';
import type { Rubric, RubricItem } from '../schema.ts';

export function itemsWithPaths({ sections }: Rubric): { item: RubricItem; path: Path }[] {
	return sections.flatMap(({ items }, section) =>
		items.map((item, index) => ({ item, path: ['sections', section, 'items', index] })),
	);
}
