/** The facts a student has heard: told in their own words, or in those of a fact that covers them. */
import type { Scenario } from '../scenario/schema.ts';
import type { GradedUtterance } from './grader.ts';

export function factsHeard(
	{ facts }: Pick<Scenario, 'facts'>,
	utterances: readonly Pick<GradedUtterance, 'told'>[],
): ReadonlySet<string> {
	const told = new Set(utterances.flatMap((line) => line.told));
	const covered = facts.flatMap(({ id, covers = [] }) => (told.has(id) ? covers : []));
	return new Set([...told, ...covered]);
}
