/** A whole examination: its stations, how reliable their sum is, the cut, and each candidate's result. */
import { mean, standardDeviation } from './descriptive.ts';
import { examinationCutError } from './examinationCutError.ts';
import { groupBy } from './groupBy.ts';
import { describeReliability, errorOfMeasurement, type Reliability } from './reliability.ts';
import {
	examinationCut,
	isNearCut,
	isPass,
	type CutRule,
	type CutShare,
} from './standardSetting.ts';
import { analyseStation, type MarkRow, type StationResults } from './stationResults.ts';

export type Outcome =
	| 'passed'
	| 'failed'
	/** A station of theirs has no score yet. */
	| 'incomplete'
	/** A station's cut was refused. */
	| 'no_cut';

export type CandidateResult = {
	candidate: string;
	/** By station, in their order: the share of its points, 0 to 1; null without a score. */
	stations: (number | null)[];
	/** The mean of the stations, each counting alike; null while one is missing. */
	share: number | null;
	/** How many stations they passed on their own. */
	stationsPassed: number;
	outcome: Outcome;
	/** Within one standard error of measurement of the cut, on either side. */
	isNearCut: boolean;
};

export type ExaminationResults = {
	stations: StationResults[];
	/** Of the candidates' shares, 0 to 1, over those who have all stations. */
	mean: number | null;
	sd: number | null;
	sem: number | null;
	/** Over the stations; its `sem` is of their sum. */
	reliability: Reliability;
	/** Null without any station. */
	cut: CutShare | null;
	/** Its standard error, as a share; null without a cut. */
	cutError: number | null;
	candidates: CandidateResult[];
	fails: number | null;
};

const stationCut = ({ cut, highest }: StationResults): CutShare =>
	cut.ok ? { ok: true, share: cut.points / highest } : cut;

/** By candidate, their share of the points of each station. */
function listShares(stations: readonly StationResults[]): Map<string, (number | null)[]> {
	const shares = new Map<string, (number | null)[]>();
	stations.forEach(({ scores, highest }, index) => {
		for (const { candidate, score } of scores) {
			const own = shares.get(candidate) ?? stations.map(() => null);
			own[index] = score === null ? null : score / highest;
			shares.set(candidate, own);
		}
	});
	return shares;
}

const shareOf = (stations: readonly (number | null)[]): number | null => {
	const known = stations.filter((one) => one !== null);
	return known.length < stations.length ? null : mean(known);
};

function outcomeOf(share: number | null, cut: CutShare | null): Outcome {
	if (share === null) return 'incomplete';
	if (!cut?.ok) return 'no_cut';
	return isPass(share, cut.share) ? 'passed' : 'failed';
}

/**
 * Every station counts alike, whatever its points: a candidate's result is the mean of their shares, and the cut the
 * mean of the stations' cuts as shares.
 * @param ruleOf how each station's cut is set.
 */
export function analyseExamination(
	rows: readonly MarkRow[],
	ruleOf: (station: string) => CutRule,
): ExaminationResults {
	const stations = [...groupBy(rows, ({ station }) => station)].map(([station, own]) =>
		analyseStation(station, own, ruleOf(station)),
	);
	const shares = listShares(stations);
	const cut = examinationCut(stations.map(stationCut));
	const reliability = describeReliability([...shares.values()]);
	const totals = [...shares.values()].map(shareOf).filter((share) => share !== null);
	const sd = standardDeviation(totals);
	const sem = errorOfMeasurement(sd, reliability.alpha);
	const passes = stations.flatMap(({ scores }) => scores.filter(({ hasPassed }) => hasPassed));
	const candidates = [...shares].map(([candidate, own]): CandidateResult => {
		const share = shareOf(own);
		return {
			candidate,
			stations: own,
			share,
			stationsPassed: passes.filter((pass) => pass.candidate === candidate).length,
			outcome: outcomeOf(share, cut),
			isNearCut: share !== null && cut?.ok === true && isNearCut(share, cut.share, sem),
		};
	});
	return {
		stations,
		mean: mean(totals),
		sd,
		sem,
		reliability,
		cut,
		cutError: examinationCutError(stations, ruleOf),
		candidates,
		fails: cut?.ok ? candidates.filter(({ outcome }) => outcome === 'failed').length : null,
	};
}
