/** The marks that stand for a consultation: where feedback, reviews and results all ask. */
import type { GradingInput, ItemScore } from './grader.ts';
import { isInjectionSuspected } from './injection/findInjections.ts';
import {
	reconcile,
	type MarkedRubric,
	type ReconciledGrading,
	type StandingMark,
} from './reconcile.ts';

/** @param gradings of the input's own rubric version. */
export const standingMarks = (
	input: GradingInput,
	gradings: readonly ReconciledGrading[],
): StandingMark[] => {
	const { rubric, isCutOff, disputes = [] } = input;
	let isSuspected: boolean | undefined;
	return reconcile({
		rubric,
		gradings,
		isCutOff,
		// Every line is read for it: the dearest part, and in vain where people have decided every item.
		get isInjectionSuspected() {
			return (isSuspected ??= isInjectionSuspected(input));
		},
		disputedItems: disputes.flatMap(({ itemId, outcome }) =>
			outcome === 'to_a_person' ? [itemId] : [],
		),
	});
};

/** The scores alone, by gradings of the rubric's own version: what the record would add are doubts, and they move no level. */
export const standingScores = (
	rubric: MarkedRubric,
	gradings: readonly ReconciledGrading[],
): ItemScore[] =>
	reconcile({ rubric, gradings, isCutOff: false, isInjectionSuspected: false }).map(
		({ score }) => score,
	);
