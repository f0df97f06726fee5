/** The facts a student has heard: told in their own words, or in those of a fact that covers them. */
import type { Scenario } from '../scenario/schema.ts';
import { withCovered } from '../scenario/withCovered.ts';
import type { GradedUtterance } from './grader.ts';

export function factsHeard(
	{ facts }: Pick<Scenario, 'facts'>,
	utterances: readonly Pick<GradedUtterance, 'told'>[],
): ReadonlySet<string> {
	return withCovered(facts, new Set(utterances.flatMap((line) => line.told)));
}
