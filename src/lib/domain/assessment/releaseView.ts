/** Releasing results: what has to be done first, and what those who release them see. */
import type { Outcome } from '../statistics/examinationResults.ts';
import type { CutShare } from '../statistics/standardSetting.ts';
import type { AssessmentStage } from './assessmentStage.ts';
import type { Release } from './release.ts';

export type ReleaseFault =
	/** It is a draft, or candidates may still come. */
	| 'assessment_not_closed'
	/** Somebody sits a station, or may go on to their next. */
	| 'still_sat'
	/** A sitting that was handed in waits for a marker. */
	| 'not_all_marked'
	| 'nobody_sat';

export type BeforeRelease = {
	stage: AssessmentStage;
	/** Somebody has begun a station. */
	hasResults: boolean;
	stillSitting: number;
	unmarked: number;
};

/** All that stands in the way, the first to be done first. */
export function faultsBeforeRelease(found: BeforeRelease): ReleaseFault[] {
	const faults: ReleaseFault[] = [];
	if (found.stage !== 'closed') faults.push('assessment_not_closed');
	if (found.stillSitting > 0) faults.push('still_sat');
	if (found.unmarked > 0) faults.push('not_all_marked');
	if (faults.length === 0 && !found.hasResults) faults.push('nobody_sat');
	return faults;
}

/** Told from then on. */
export const isOut = (release: Release | null, nowMs: number): release is Release =>
	release !== null && release.atMs <= nowMs;

/** Once results are out they stay out: a later release is told at once. Never before now. */
export const releaseMoment = (before: Release | null, askedMs: number, nowMs: number): number =>
	isOut(before, nowMs) ? before.atMs : Math.max(askedMs, nowMs);

export type ReleasePreview = {
	id: string;
	title: string;
	nowMs: number;
	release: Release | null;
	isOut: boolean;
	/** May this person release them. */
	mayRelease: boolean;
	faults: ReleaseFault[];
	candidates: number;
	outcomes: Record<Outcome, number>;
	/** The examination's, as a share; null before anybody has begun. */
	cut: CutShare | null;
	unmarked: number;
	stillSitting: number;
	/** How many were told something else last; null before anybody was told. */
	moved: number | null;
	openAppeals: number;
};
