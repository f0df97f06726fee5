/** Which of a consultation's gradings counts: people before panels, panels before models, models before rules. */
import type { Grader } from './grader.ts';

const precedence: readonly Grader['method'][] = ['human', 'panel', 'model', 'rule'];

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

/**
 * The latest grading of the highest method that has one. Only a grading of the same method supersedes: no re-run of
 * a rule can undo what a person decided.
 * @returns null when there is none.
 */
export function effectiveGrading<T extends GradingEntry>(gradings: readonly T[]): T | null {
	for (const method of precedence) {
		const latest = latestOf(gradings, method);
		if (latest) return latest;
	}
	return null;
}
