/** Which station a candidate is at, and whether they may begin the next. */
import { isRunning, type Stage } from '../consultation/studentView.ts';
import { stageOfAssessment, type AssessmentMoments } from './assessmentStage.ts';

/** A station a candidate has begun. */
export type Sat = { stationId: string; consultationId: string; stage: Stage };

export type CandidatePlace =
	| { kind: 'at_station'; stationId: string; consultationId: string }
	/** May be begun now; the start code is asked for before the first. */
	| { kind: 'may_begin'; stationId: string; needsCode: boolean }
	| { kind: 'too_early' }
	/** It closed before they began, or a person closed it. */
	| { kind: 'too_late' }
	| { kind: 'finished' };

/**
 * Stations come in order, one after the other. Whoever began in time goes on after the window has closed, for a late
 * beginner, an outage or extra time must take nobody's station away; a person who closes the assessment ends that.
 * @param stationIds in order.
 */
export function placeOfCandidate(
	assessment: AssessmentMoments & { stationIds: readonly string[] },
	sat: readonly Sat[],
	nowMs: number,
): CandidatePlace {
	const now = sat.find(({ stage }) => isRunning(stage));
	if (now) {
		return { kind: 'at_station', stationId: now.stationId, consultationId: now.consultationId };
	}
	const stationId = assessment.stationIds.find((id) => !sat.some((one) => one.stationId === id));
	if (stationId === undefined) return { kind: 'finished' };
	const hasBegun = sat.length > 0;
	const stage = stageOfAssessment(assessment, nowMs);
	if (stage === 'draft' || stage === 'scheduled') return { kind: 'too_early' };
	const mayGoOn = stage === 'open' || (hasBegun && assessment.closedAtMs === null);
	return mayGoOn ? { kind: 'may_begin', stationId, needsCode: !hasBegun } : { kind: 'too_late' };
}
