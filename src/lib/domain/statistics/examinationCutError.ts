/** How sure an examination's cut is, where its stations' cuts were regressed on the grades of the same candidates. */
import { sumOf } from './descriptive.ts';
import type { CutRule } from './standardSetting.ts';
import type { StationResults } from './stationResults.ts';

/** By candidate: how much their score moves the station's cut, and how far it lies off the line; both as a share of the station's points. */
type Pulls = { df: number; of: Map<string, { weight: number; residual: number }> };

/** A cut is a weighted sum of the scores (Draper and Smith 1998, section 3.1). */
function pullsOf(
	{ regression, scores, highest }: StationResults,
	borderline: number,
): Pulls | null {
	if (!regression?.ok) return null;
	const { n, meanX, squaresX, intercept, slope } = regression.line;
	const graded = scores.flatMap(({ candidate, score, grade }) =>
		score === null || grade === null ? [] : [{ candidate, score, grade }],
	);
	const of = graded.map(({ candidate, score, grade }) => {
		const weight = 1 / n + ((borderline - meanX) * (grade - meanX)) / squaresX;
		return [
			candidate,
			{ weight, residual: (score - intercept - slope * grade) / highest },
		] as const;
	});
	return { df: n - 2, of: new Map(of) };
}

function covariance(one: Pulls, other: Pulls): number {
	const both = [...one.of].flatMap(([candidate, ours]) => {
		const theirs = other.of.get(candidate);
		return theirs ? [{ ours, theirs }] : [];
	});
	const residuals = sumOf(both.map(({ ours, theirs }) => ours.residual * theirs.residual));
	const weights = sumOf(both.map(({ ours, theirs }) => ours.weight * theirs.weight));
	return (residuals / Math.sqrt(one.df * other.df)) * weights;
}

/**
 * Standard error of the mean of the stations' cuts, as a share. The same candidates sit every station, so the cuts err
 * together: their covariances come from the candidates' residuals, as in seemingly unrelated regressions (Zellner 1962).
 * Of one station it is that station's own standard error.
 * @returns null where a cut was refused; 0 for fixed cuts, which do not err.
 */
export function examinationCutError(
	stations: readonly StationResults[],
	ruleOf: (station: string) => CutRule,
): number | null {
	const regressed: Pulls[] = [];
	for (const station of stations) {
		const rule = ruleOf(station.station);
		if (rule.kind === 'fixed') continue;
		const pulls = pullsOf(station, rule.borderline);
		if (!pulls) return null;
		regressed.push(pulls);
	}
	if (stations.length === 0) return null;
	const variances = regressed.flatMap((one) => regressed.map((other) => covariance(one, other)));
	return Math.sqrt(Math.max(0, sumOf(variances))) / stations.length;
}
