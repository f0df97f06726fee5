/** Every fact can be reached by a question, and the opening tells what it says it tells. */
import type { NamedTopics } from '../catalogues.ts';
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';

/** Broad questions open broad facts alone; all other facts need a topic of their own. */
export function reachFlaws({ facts, patient }: Scenario, { topics }: NamedTopics): Flaw[] {
	const precise = new Set(topics.filter(({ kind }) => kind === 'topic').map(({ id }) => id));
	return facts.flatMap(({ id, topics: own, disclosure }, index) => {
		const toldAtOnce = patient.openingFacts.includes(id) || disclosure === 'broad';
		if (toldAtOnce || own.some((topic) => precise.has(topic))) return [];
		return {
			path: ['facts', index, 'topics'],
			problem: `no question reaches "${id}": its topics are broad or unknown, and it is not part of the opening`,
			mend: 'name the precise topic whose question it answers',
		};
	});
}
