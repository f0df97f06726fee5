/** The marks that stand for a consultation: where feedback, reviews and results all ask. */
import {
	reconcile,
	type MarkedRubric,
	type ReconciledGrading,
	type StandingMark,
} from './reconcile.ts';

/** @param gradings of the input's own rubric version. */
export const standingMarks = (
	{ rubric, isCutOff }: { rubric: MarkedRubric; isCutOff: boolean },
	gradings: readonly ReconciledGrading[],
): StandingMark[] => reconcile({ rubric, gradings, isCutOff, isInjectionSuspected: false });
