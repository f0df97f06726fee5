/** Which of a consultation's gradings by one method counts. */
import type { Grader } from './grader.ts';

/** What the rule needs of a grading on record. */
export type GradingEntry = {
	id: string;
	method: Grader['method'];
	createdAtMs: number;
	/** The earlier grading of the same method that this one takes the place of. */
	supersedesId: string | null;
};

export const byTime = (a: GradingEntry, b: GradingEntry): number =>
	a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1);

/** The latest grading of this method that was not superseded; of two made in the same millisecond, the higher id. */
export function latestOf<T extends GradingEntry>(
	gradings: readonly T[],
	method: Grader['method'],
): T | null {
	const ofMethod = gradings.filter((grading) => grading.method === method);
	const superseded = new Set(ofMethod.map((grading) => grading.supersedesId));
	const live = ofMethod.filter((grading) => !superseded.has(grading.id));
	return live.toSorted(byTime).at(-1) ?? null;
}
