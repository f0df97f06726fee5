/** Every item of the rubric is marked exactly once, on its scale, by words or deeds that are there. */
import { itemsWithPaths } from '../../../rubric/checks/rubricItems.ts';
import type { Rubric, RubricItem } from '../../../rubric/schema.ts';
import { unknownId } from '../../../scenario/checks/unknownIds.ts';
import type { Flaw, Path } from '../../../scenario/fault.ts';
import { maxLevel } from '../../levels.ts';
import type { Gold, GoldMark } from '../schema.ts';
import { creditFlaws, evidenceFlaws, quoteFlaws } from './evidence.ts';

export function goldMarkFlaws(gold: Gold, rubric: Rubric): Flaw[] {
	const items = itemsWithPaths(rubric).map(({ item }) => item);
	const known = items.map(({ id }) => id);
	const unknown = Object.keys(gold.marks).flatMap((id) =>
		unknownId(id, known, ['rubric item', 'items'], ['marks', id]),
	);
	return [
		...unknown.map((flaw) => ({ ...flaw, onKey: true })),
		...items.flatMap((item) => {
			const mark = gold.marks[item.id];
			return mark ? flawsOf(item, mark, gold) : [missing(item)];
		}),
	];
}

const missing = ({ id, label }: RubricItem): Flaw => ({
	path: ['marks'],
	onKey: true,
	problem: `the item "${id}" is not marked (${label})`,
	mend: `add "${id}: { level: …, … }" to "marks"`,
});

function flawsOf(item: RubricItem, mark: GoldMark, gold: Gold): Flaw[] {
	const at = ['marks', item.id];
	const highest = maxLevel(item);
	if (mark.level > highest) {
		return [
			{
				path: [...at, 'level'],
				problem: `level ${mark.level} is not on the scale of "${item.id}", which ends at ${highest}`,
				mend: `write a level from 0 to ${highest}`,
			},
		];
	}
	return [
		...creditFlaws(item, mark, at),
		...quoteFlaws(item, mark, gold, at),
		...(mark.level > 0 ? evidenceFlaws(item, mark, gold, at) : becauseFlaws(mark, at)),
	];
}

function becauseFlaws({ because }: GoldMark, at: Path): Flaw[] {
	if (because) return [];
	return [
		{
			path: at,
			problem: 'a mark of level 0 says why it is not given',
			mend: 'add "because: …", one short sentence',
		},
	];
}
