/** A fact told says, in its own words, those that it covers: whoever heard it has heard them. */
import type { Fact } from './schema.ts';

/** @param told ids of facts that were told. @returns these, and those that they cover. */
export function withCovered(facts: readonly Fact[], told: ReadonlySet<string>): Set<string> {
	const covered = facts.flatMap(({ id, covers = [] }) => (told.has(id) ? covers : []));
	return new Set([...told, ...covered]);
}
