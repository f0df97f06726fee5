/** Results as staff see them: field by field, candidates by number. */
import { agreementByItem } from '#lib/domain/assessment/markerAgreement.ts';
import type {
	CandidateRow,
	ItemRow,
	ResultsOverview,
	ResultsView,
	StationResultView,
} from '#lib/domain/assessment/resultsView.ts';
import type { ExaminationResults } from '#lib/domain/statistics/examinationResults.ts';
import type { StationResults } from '#lib/domain/statistics/stationResults.ts';
import { listJudgedItems } from './judgedItems.ts';
import { isUnmarked, type AssessmentResults, type ResultStation } from './readResults.ts';

function toItems(
	read: AssessmentResults,
	station: ResultStation,
	found: StationResults,
): ItemRow[] {
	const { rule_person, model_person } = agreementByItem(listJudgedItems(read, station));
	const items = station.markedBy.sections.flatMap((section) => section.items);
	const labels = new Map(items.map(({ id, label }) => [id, label]));
	return found.items.map(({ itemId, max, n, difficulty, correctedItemTotal, alphaWithout }) => ({
		...{ itemId, max, n, difficulty, correctedItemTotal, alphaWithout },
		label: labels.get(itemId) ?? itemId,
		machines: {
			rule: rule_person.get(itemId) ?? null,
			model: model_person.get(itemId) ?? null,
		},
	}));
}

const handedIn = ({ marks }: AssessmentResults) =>
	marks.filter(({ consultation }) => consultation.stage === 'submitted');

function toStation(
	read: AssessmentResults,
	station: ResultStation,
	found: StationResults,
): StationResultView {
	const sat = handedIn(read).filter(({ stationId }) => stationId === station.id);
	const { highest, n, mean, sd, fails, cut, regression, reliability } = found;
	return {
		...{ id: station.id, position: station.position, title: station.title, slug: station.slug },
		...{ scenarioNumber: station.scenarioNumber, rubricNumber: station.rubricNumber },
		...{ highest, n, mean, sd, fails, cut, regression, reliability },
		unmarked: sat.filter((sitting) => isUnmarked(station, sitting)).length,
		notSat: read.candidates.length - sat.length,
		items: toItems(read, station, found),
		scores: found.scores.flatMap(({ score, grade }) => (score === null ? [] : [{ score, grade }])),
	};
}

function toOverview(found: ExaminationResults): ResultsOverview {
	const { mean, sd, sem, cut, cutError, fails, candidates, reliability } = found;
	return {
		...{ mean, sd, sem, cut, cutError, fails },
		complete: candidates.filter(({ share }) => share !== null).length,
		alpha: reliability.alpha,
		nearCut: candidates.filter(({ isNearCut }) => isNearCut).length,
	};
}

function toCandidates(read: AssessmentResults, found: ExaminationResults): CandidateRow[] {
	const numbers = new Map(read.candidates.map(({ id, number }) => [id, number]));
	const sat = handedIn(read);
	return found.candidates.map(({ candidate, stations, share, ...rest }) => ({
		...{ number: numbers.get(candidate) ?? '', stations, share },
		sat: sat.filter(({ candidateId }) => candidateId === candidate).length,
		stationsPassed: rest.stationsPassed,
		...{ outcome: rest.outcome, isNearCut: rest.isNearCut },
	}));
}

export function toResultsView(read: AssessmentResults, readAtMs: number): ResultsView {
	const { assessment, stations, results, unmarked, running } = read;
	const { id, title, window, sealedAtMs, closedAtMs, release } = assessment;
	const { cutRule, markingRules, pins } = assessment;
	const found = new Map(results?.stations.map((one) => [one.station, one]));
	return {
		...{ id, title, window, sealedAtMs, closedAtMs, release, cutRule, markingRules, pins },
		...{ readAtMs, sittings: handedIn(read).length, unmarked, running },
		overview: results && toOverview(results),
		stations: stations.flatMap((station) => {
			const own = found.get(station.id);
			return own ? [toStation(read, station, own)] : [];
		}),
		candidates: results ? toCandidates(read, results) : [],
	};
}
