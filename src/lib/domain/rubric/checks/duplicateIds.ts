/** Item ids are unique over the whole rubric: scores are stored by them. */
import { duplicateFlaws } from '../../scenario/checks/duplicateIds.ts';
import type { Flaw } from '../../scenario/fault.ts';
import type { Rubric } from '../schema.ts';
import { itemsWithPaths } from './rubricItems.ts';

export function rubricDuplicateFlaws(rubric: Rubric): Flaw[] {
	const seen = new Set<string>();
	const items = itemsWithPaths(rubric).flatMap(({ item, path }): Flaw[] => {
		if (!seen.has(item.id)) {
			seen.add(item.id);
			return [];
		}
		return [
			{
				path: [...path, 'id'],
				problem: `the item id "${item.id}" is used twice`,
				mend: 'give this item an id of its own, even in another section',
			},
		];
	});
	return [
		...items,
		...duplicateFlaws(rubric.sections, ['sections']),
		...duplicateFlaws(rubric.domains, ['domains']),
	];
}
