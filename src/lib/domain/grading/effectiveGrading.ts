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

/**
 * The latest grading of the highest method that has one not superseded; of two made in the same millisecond, the
 * higher id. Only a grading of the same method supersedes: no re-run of a rule can undo what a person decided.
 * @returns null when there is none.
 */
export function effectiveGrading<T extends GradingEntry>(gradings: readonly T[]): T | null {
	for (const method of precedence) {
		const ofMethod = gradings.filter((grading) => grading.method === method);
		const superseded = new Set(ofMethod.map((grading) => grading.supersedesId));
		const live = ofMethod.filter((grading) => !superseded.has(grading.id));
		const latest = live.sort(byTime).at(-1);
		if (latest) return latest;
	}
	return null;
}

function byTime(a: GradingEntry, b: GradingEntry): number {
	if (a.createdAtMs !== b.createdAtMs) return a.createdAtMs - b.createdAtMs;
	return a.id < b.id ? -1 : 1;
}
