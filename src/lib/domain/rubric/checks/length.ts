/** A rubric has as many items as a student can reach at the keyboard in one consultation. */
import type { Flaw } from '../../scenario/fault.ts';
import type { Rubric } from '../schema.ts';
import { itemsWithPaths } from './rubricItems.ts';

const fewest = 15;
const most = 25;

export function lengthFlaws(rubric: Rubric): Flaw[] {
	const count = itemsWithPaths(rubric).length;
	if (count >= fewest && count <= most) return [];
	return [
		{
			path: ['sections'],
			isPlayable: true,
			problem: `this rubric has ${count} items; ${fewest} to ${most} can be reached in one consultation`,
			mend: count > most ? 'join items that belong together' : 'split or add items',
		},
	];
}
