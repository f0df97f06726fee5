/** Where an assessment stands: follows from what is on record and the clock. */
import type { Window } from './assessment.ts';

export const assessmentStages = ['draft', 'scheduled', 'open', 'closed'] as const;
export type AssessmentStage = (typeof assessmentStages)[number];

export type AssessmentMoments = {
	window: Window | null;
	/** When it was made ready; null while it is written. */
	sealedAtMs: number | null;
	/** When a person closed it before its time. */
	closedAtMs: number | null;
};

/**
 * Sealed, it opens and closes by the clock. Closed means that nobody begins any more: whoever has begun goes on, station
 * by station, unless a person closed it.
 */
export function stageOfAssessment(
	{ window, sealedAtMs, closedAtMs }: AssessmentMoments,
	nowMs: number,
): AssessmentStage {
	if (sealedAtMs === null || window === null) return 'draft';
	if (closedAtMs !== null || nowMs >= window.closesAtMs) return 'closed';
	return nowMs < window.opensAtMs ? 'scheduled' : 'open';
}

/** What an assessment lacks before it can be sealed. */
export type SealFault = 'no_stations' | 'no_candidates' | 'no_window' | 'window_over';

export function faultsBeforeSealing(
	{ stations, candidates, window }: { stations: number; candidates: number; window: Window | null },
	nowMs: number,
): SealFault[] {
	const faults: SealFault[] = [];
	if (stations === 0) faults.push('no_stations');
	if (candidates === 0) faults.push('no_candidates');
	if (window === null) faults.push('no_window');
	else if (window.closesAtMs <= nowMs) faults.push('window_over');
	return faults;
}
