/** Figures and words of results and of agreement. */
import type { CutRule } from '#lib/domain/statistics/standardSetting.ts';
import { fewestGraded } from '#lib/domain/statistics/standardSetting.ts';
import type { Outcome } from '#lib/domain/statistics/examinationResults.ts';
import type { Pairing } from '#lib/domain/assessment/markerAgreement.ts';
import type { ResultsView, StationResultView } from '#lib/domain/assessment/resultsView.ts';
import { borderlineGrade } from '#lib/domain/assessment/globalGrade.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What stands where a figure does not exist. */
export const noFigure = '–';

/** @param digits after the point. */
export const figure = (value: number | null | undefined, digits = 2): string =>
	value === null || value === undefined
		? noFigure
		: new Intl.NumberFormat(getLocale(), {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits,
				signDisplay: 'negative',
			}).format(value);

/** 0 to 1, in percent with one digit after the point. */
export const share = (value: number | null | undefined): string =>
	value === null || value === undefined
		? noFigure
		: new Intl.NumberFormat(getLocale(), {
				style: 'percent',
				minimumFractionDigits: 1,
				maximumFractionDigits: 1,
			}).format(value);

/** 0 to 1, in whole percent: for the ticks of an axis. */
export const wholeShare = (value: number): string =>
	new Intl.NumberFormat(getLocale(), { style: 'percent' }).format(value);

export const count = (value: number | null | undefined): string => figure(value, 0);

type Tone = 'plain' | 'met' | 'missed' | 'unscored';
export const outcomeLooks: Record<Outcome, { word: () => string; tone: Tone }> = {
	passed: { word: m.resOutcome_passed, tone: 'met' },
	failed: { word: m.resOutcome_failed, tone: 'missed' },
	incomplete: { word: m.resOutcome_incomplete, tone: 'unscored' },
	no_cut: { word: m.resOutcome_no_cut, tone: 'plain' },
};

export const pairingWords: Record<Pairing, () => string> = {
	rule_person: m.agrPairing_rule_person,
	model_person: m.agrPairing_model_person,
	rule_model: m.agrPairing_rule_model,
	first_second: m.agrPairing_first_second,
};

export const cutRuleWords = (rule: CutRule): string =>
	rule.kind === 'fixed'
		? m.resRule_fixed({ share: share(rule.share) })
		: m.resRule_borderline_regression({ grade: rule.borderline });

type Cut = Pick<StationResultView, 'cut' | 'regression' | 'highest'>;

/** The line written out, or the share that was set beforehand; null where there is no cut. */
export function cutSentence({ cut, regression, highest }: Cut): string | null {
	if (!cut.ok) return null;
	const at = { cut: figure(cut.points), max: highest, share: share(cut.points / highest) };
	if (!regression?.ok) return m.resCutFixed(at);
	const { line, standardError } = regression;
	return m.resCutLine({
		...at,
		intercept: figure(line.intercept),
		slope: figure(line.slope),
		grade: borderlineGrade,
		error: figure(standardError),
	});
}

/** Why a station has no cut; null where it has one. */
export function refusalSentence({ cut, regression, highest }: Cut): string | null {
	if (cut.ok) return null;
	const refused = regression?.ok === false ? regression : null;
	const line = refused?.line;
	switch (cut.reason) {
		case 'too_few_grades':
			return m.resRefusal_too_few_grades({ graded: refused?.graded ?? 0, fewest: fewestGraded });
		case 'one_grade_only':
			return m.resRefusal_one_grade_only();
		case 'slope_not_positive':
			return m.resRefusal_slope_not_positive({ slope: figure(line?.slope) });
		case 'cut_off_the_scale': {
			const reached = line && line.intercept + line.slope * borderlineGrade;
			return m.resRefusal_cut_off_the_scale({ cut: figure(reached), max: highest });
		}
	}
}

/** The totals of those who have every station. */
export const completeShares = ({ candidates }: Pick<ResultsView, 'candidates'>): number[] =>
	candidates.flatMap((candidate) => (candidate.share === null ? [] : [candidate.share]));
