/** The marks that stand for a consultation: where feedback, reviews and results all ask. */
import type { GradingInput } from './grader.ts';
import { reconcile, type ReconciledGrading, type StandingMark } from './reconcile.ts';

/** @param gradings of the input's own rubric version. */
export const standingMarks = (
	{ rubric, isCutOff, disputes = [] }: Pick<GradingInput, 'rubric' | 'isCutOff' | 'disputes'>,
	gradings: readonly ReconciledGrading[],
): StandingMark[] =>
	reconcile({
		rubric,
		gradings,
		isCutOff,
		isInjectionSuspected: false,
		disputedItems: disputes.flatMap(({ itemId, outcome }) =>
			outcome === 'to_a_person' ? [itemId] : [],
		),
	});
