/** What people decided under one version of a rubric holds under another, for the items that are the same in both. */
import type { Rubric, RubricItem } from '../rubric/schema.ts';
import type { ReconciledGrading } from './reconcile.ts';

export type VersionedGrading = ReconciledGrading & { rubric: { versionId: string } };

/** What a mark is about: wording and rule. How many points it is worth and why it matters may change beside it. */
const definitionOf = ({ id, label, criterion, safetyCritical }: RubricItem): string =>
	JSON.stringify([id, label, criterion, safetyCritical]);

/** By item id. */
export type Definitions = ReadonlyMap<string, string>;

export const definitionsOf = ({ sections }: Rubric): Definitions =>
	new Map(sections.flatMap(({ items }) => items).map((item) => [item.id, definitionOf(item)]));

/**
 * The gradings that count under the rubric version `current`: its own, and of people's decisions under other versions
 * those on items that are defined alike.
 * @param definitions by version id; a decision under a version that is not among them does not count.
 */
export function carryDecisions<T extends VersionedGrading>(
	gradings: readonly T[],
	definitions: ReadonlyMap<string, Definitions>,
	current: string,
): T[] {
	const now = definitions.get(current);
	return gradings.flatMap((grading): T[] => {
		const { method, rubric, items } = grading;
		if (rubric.versionId === current) return [grading];
		const then = definitions.get(rubric.versionId);
		if (method !== 'human' || !then) return [];
		const carried = items.filter(
			({ itemId }) => then.has(itemId) && then.get(itemId) === now?.get(itemId),
		);
		return carried.length > 0 ? [{ ...grading, items: carried }] : [];
	});
}
