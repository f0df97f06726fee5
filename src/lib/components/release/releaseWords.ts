/** Words for results and their release: outcomes, levels of detail, why there is no cut. */
import type { AppealOutcome } from '#lib/domain/assessment/appeal.ts';
import type { ReleaseDetail } from '#lib/domain/assessment/release.ts';
import type { ReleaseFault, ReleasePreview } from '#lib/domain/assessment/releaseView.ts';
import type { Outcome } from '#lib/domain/statistics/examinationResults.ts';
import type { CutRefusal } from '#lib/domain/statistics/standardSetting.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** With one decimal: whoever lies just below the cut must not read the same figure. */
export const shareWords = (share: number): string =>
	new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const pointsWords = (points: number): string =>
	new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 1 }).format(points);

/** Of a staff page. */
export const outcomeWords: Record<Outcome, () => string> = {
	passed: m.relOutcome_passed,
	failed: m.relOutcome_failed,
	incomplete: m.relOutcome_incomplete,
	no_cut: m.relOutcome_no_cut,
};

/** To the candidate: what it is, and what follows. */
export const ownOutcomeWords: Record<Outcome, { head: () => string; means: () => string }> = {
	passed: { head: m.ownOutcome_passed, means: m.resMeans_passed },
	failed: { head: m.ownOutcome_failed, means: m.resMeans_failed },
	incomplete: { head: m.ownOutcome_incomplete, means: m.resMeans_incomplete },
	no_cut: { head: m.ownOutcome_no_cut, means: m.resMeans_no_cut },
};

export const detailWords: Record<ReleaseDetail, { name: () => string; means: () => string }> = {
	result: { name: m.relDetail_result, means: m.relDetailMeans_result },
	sections: { name: m.relDetail_sections, means: m.relDetailMeans_sections },
	feedback: { name: m.relDetail_feedback, means: m.relDetailMeans_feedback },
};

export const refusalWords: Record<CutRefusal, () => string> = {
	too_few_grades: m.relCut_too_few_grades,
	one_grade_only: m.relCut_one_grade_only,
	slope_not_positive: m.relCut_slope_not_positive,
	cut_off_the_scale: m.relCut_cut_off_the_scale,
};

export function lackWords(
	fault: ReleaseFault,
	{ stillSitting, unmarked }: Pick<ReleasePreview, 'stillSitting' | 'unmarked'>,
): string {
	if (fault === 'still_sat') return m.relFault_still_sat({ count: stillSitting });
	if (fault === 'not_all_marked') return m.relFault_not_all_marked({ count: unmarked });
	return fault === 'nobody_sat' ? m.relFault_nobody_sat() : m.relFault_assessment_not_closed();
}

export const appealLooks: Record<
	AppealOutcome | 'open',
	{ word: () => string; tone: 'primary' | 'plain' | 'met' }
> = {
	open: { word: m.aplOpenState, tone: 'primary' },
	rejected: { word: m.aplOutcome_rejected, tone: 'plain' },
	upheld: { word: m.aplOutcome_upheld, tone: 'met' },
};
