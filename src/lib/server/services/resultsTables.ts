/** Results as tables for other programs: names of columns are codes that do not change with the reader's language. */
import type { CsvCell } from '#lib/domain/school/writeCsv.ts';
import { isMarked } from '#lib/domain/assessment/marking.ts';
import type { CandidateResult } from '#lib/domain/statistics/examinationResults.ts';
import type { StationResults, StationScore } from '#lib/domain/statistics/stationResults.ts';
import { countsAt, type AssessmentResults, type ResultStation } from './readResults.ts';
import type { SittingMarks } from './readSittingMarks.ts';

export type ResultsTable = { header: string[]; rows: CsvCell[][] };

const itemsOf = ({ markedBy }: ResultStation) => markedBy.sections.flatMap(({ items }) => items);

/** What counts of a candidate's sitting at a station, by both ids. */
function findSittings({ stations, marks }: AssessmentResults) {
	const byId = new Map(stations.map((station) => [station.id, station]));
	const counted = marks.flatMap((sitting) => {
		const station = byId.get(sitting.stationId);
		const found = station && countsAt(station, sitting);
		return found ? [[`${found.stationId} ${found.candidateId}`, found] as const] : [];
	});
	const sittings = new Map(counted);
	return (stationId: string, candidateId: string) => sittings.get(`${stationId} ${candidateId}`);
}

const pointsIn = (sitting: SittingMarks | undefined, itemId: string): number | null =>
	sitting?.items.find((item) => item.itemId === itemId)?.points ?? null;

const yesOrNo = (is: boolean | null): CsvCell => (is === null ? null : is ? 'yes' : 'no');

const stationColumns = (station: ResultStation): string[] => {
	const name = `s${station.position}`;
	const figures = ['score', 'max', 'share', 'grade', 'passed'].map((one) => `${name}_${one}`);
	return [...figures, ...itemsOf(station).map(({ id }) => `${name}_item_${id}`)];
};

function stationCells(
	station: ResultStation,
	found: StationResults | undefined,
	scored: StationScore | undefined,
	sitting: SittingMarks | undefined,
): CsvCell[] {
	const [score, highest] = [scored?.score ?? null, found?.highest ?? null];
	return [
		...[score, highest, score === null || !highest ? null : score / highest],
		...[scored?.grade ?? null, yesOrNo(scored?.hasPassed ?? null)],
		...itemsOf(station).map(({ id }) => pointsIn(sitting, id)),
	];
}

/** A row for each candidate, the items of every station as columns. */
export function tabulateWide(read: AssessmentResults): ResultsTable {
	const sittingAt = findSittings(read);
	const numbers = new Map(read.candidates.map(({ id, number }) => [id, number]));
	const found = new Map(read.results?.stations.map((one) => [one.station, one]));
	const own = ['number', 'share', 'outcome', 'near_cut', 'stations_passed'];
	const toRow = ({ candidate, share, outcome, ...rest }: CandidateResult): CsvCell[] => [
		...[numbers.get(candidate) ?? null, share, outcome, yesOrNo(rest.isNearCut)],
		rest.stationsPassed,
		...read.stations.flatMap((station) => {
			const at = found.get(station.id);
			const scored = at?.scores.find((one) => one.candidate === candidate);
			return stationCells(station, at, scored, sittingAt(station.id, candidate));
		}),
	];
	return {
		header: [...own, ...read.stations.flatMap(stationColumns)],
		rows: (read.results?.candidates ?? []).map(toRow),
	};
}

/** What stands for one item: nothing before the sitting is marked. */
function markOf(sitting: SittingMarks | undefined, itemId: string): CsvCell[] {
	if (!sitting || !isMarked(sitting.markings)) return [null, null, null, null];
	const mark = sitting.standing.marks.find(({ score }) => score.itemId === itemId);
	const points = pointsIn(sitting, itemId);
	return [mark?.score.level ?? null, points, sitting.grade, mark?.by ?? null];
}

/** A row for each candidate, station and item, those that were not sat among them. */
export function tabulateLong(read: AssessmentResults): ResultsTable {
	const sittingAt = findSittings(read);
	const rows = read.candidates.flatMap(({ id: candidate, number }) =>
		read.stations.flatMap((station) =>
			itemsOf(station).map((item): CsvCell[] => {
				const [level, points, grade, by] = markOf(sittingAt(station.id, candidate), item.id);
				const place = [number, station.position, station.slug, item.id];
				return [...place, level ?? null, points ?? null, item.marks, grade ?? null, by ?? null];
			}),
		),
	);
	const header = 'number station case item level points max grade by'.split(' ');
	return { header, rows: read.results ? rows : [] };
}
