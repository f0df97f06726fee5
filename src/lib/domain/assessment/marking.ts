/** One person's marking of one sitting, and what several of them come to. */
import { mean } from '../statistics/descriptive.ts';

/**
 * 1: the marks that stand are this person's. 2: a second person, who sees neither the first's grade nor their marks.
 * 3: where those two lie too far apart, a third who sees both.
 */
export const markingRounds = [1, 2, 3] as const;
export type MarkingRound = (typeof markingRounds)[number];

/** Level of each item, by its id, as this person left it. */
export type MarkedLevels = Record<string, number>;

export type Marking = {
	round: MarkingRound;
	/** Null before it is given. */
	grade: number | null;
	/** Both null before it is signed. */
	levels: MarkedLevels | null;
	signedAtMs: number | null;
};

/** A sitting is marked when every marking that it has is signed. */
export const isMarked = (markings: readonly Marking[]): boolean =>
	markings.length > 0 && markings.every(({ signedAtMs }) => signedAtMs !== null);

/**
 * The third person's grade where there is one, else the mean of the others'.
 * @returns 1 to 5; null until the sitting is marked.
 */
export function finalGrade(markings: readonly Marking[]): number | null {
	if (!isMarked(markings)) return null;
	const third = markings.find(({ round }) => round === 3);
	if (third) return third.grade;
	return mean(markings.flatMap(({ grade }) => (grade === null ? [] : [grade])));
}
