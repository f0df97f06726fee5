/** Where passing begins: the cut of a station, of an examination, and who lies near it. */
import { mean, median } from './descriptive.ts';
import { errorOfHeight, linearRegression, type RegressionLine } from './linearRegression.ts';

/**
 * Fewer graded candidates than this and one of them moves the cut by points: how small cohorts behave is in Homer, Fuller,
 * Hallam and Pell (2020). The standard error beside every cut says how sure a larger one is.
 */
export const fewestGraded = 10;

/** One candidate at one station: the score, in points, and the holistic grade, given blind to it. */
export type Graded = { score: number; grade: number };

export type CutRefusal =
	/** Fewer than `fewestGraded` candidates have both a score and a grade. */
	| 'too_few_grades'
	/** All have the same grade. */
	| 'one_grade_only'
	/** Better grades do not go with higher scores: the line says nothing about passing. */
	| 'slope_not_positive'
	/** The line reaches the borderline grade below 0 or above what can be scored. */
	| 'cut_off_the_scale';

export type Regressed = {
	ok: true;
	cut: number;
	/** Standard error of the cut, in points. */
	standardError: number;
	line: RegressionLine;
	/** Nobody was graded at or below the borderline, or nobody at or above it: the line goes on past what was seen. */
	isExtrapolated: boolean;
	/** For comparison (Livingston and Zieky 1982): the scores of those who were graded borderline; null without any. */
	borderlineGroup: { n: number; mean: number | null; median: number | null };
};
export type RegressedCut =
	Regressed | { ok: false; reason: CutRefusal; graded: number; line: RegressionLine | null };

/**
 * Borderline regression (Wood, Humphrey-Murto and Norman 2006; Pell et al., AMEE Guide 49, 2010): scores are regressed on
 * the global grades, and the cut is the line's height at the borderline grade, a + b × borderline.
 * @param highest what can be scored at the station.
 */
export function borderlineRegression(
	candidates: readonly Graded[],
	borderline: number,
	highest: number,
): RegressedCut {
	const grades = candidates.map(({ grade }) => grade);
	const scores = candidates.map(({ score }) => score);
	const line = linearRegression(grades, scores);
	const refuse = (reason: CutRefusal) =>
		({ ok: false, reason, graded: candidates.length, line }) as const;
	if (candidates.length < fewestGraded) return refuse('too_few_grades');
	if (!line) return refuse('one_grade_only');
	if (line.slope <= 0) return refuse('slope_not_positive');
	const cut = line.intercept + line.slope * borderline;
	if (cut < 0 || cut > highest) return refuse('cut_off_the_scale');
	const group = candidates.filter(({ grade }) => grade === borderline).map(({ score }) => score);
	return {
		ok: true,
		cut,
		standardError: errorOfHeight(line, borderline),
		line,
		isExtrapolated: borderline < Math.min(...grades) || borderline > Math.max(...grades),
		borderlineGroup: { n: group.length, mean: mean(group), median: median(group) },
	};
}

/** How a station's cut is set: by regression on the grades, or as a share of its points, 0 to 1. */
export type CutRule =
	{ kind: 'borderline_regression'; borderline: number } | { kind: 'fixed'; share: number };

/** A cut as a share of what can be scored, 0 to 1, so that stations of any length count alike. */
export type CutShare = { ok: true; share: number } | { ok: false; reason: CutRefusal };

/** An examination's cut: the mean of its stations' cuts. Refused, with its station's reason, where one has none. */
export function examinationCut(stations: readonly CutShare[]): CutShare | null {
	const refused = stations.find((cut) => !cut.ok);
	if (refused) return refused;
	const share = mean(stations.flatMap((cut) => (cut.ok ? [cut.share] : [])));
	return share === null ? null : { ok: true, share };
}

/** Rounding of sums must fail nobody: a score this close to the cut is on it. */
const roundingMargin = 1e-9;

/** On the cut is a pass. */
export const isPass = (score: number, cut: number): boolean => score >= cut - roundingMargin;

/**
 * Within so many standard errors of measurement of the cut, on either side: whom another day might have passed or failed.
 * @param sem null where it does not exist: then nobody is near. @param reach in standard errors.
 */
export const isNearCut = (score: number, cut: number, sem: number | null, reach = 1): boolean =>
	sem !== null && Math.abs(score - cut) <= reach * sem + roundingMargin;
