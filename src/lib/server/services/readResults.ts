/** The results of an assessment from the marks that people have signed: every candidate at every station, sat or not. */
import { isMarked } from '#lib/domain/assessment/marking.ts';
import { isRunning } from '#lib/domain/consultation/studentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Rubric } from '#lib/domain/rubric/schema.ts';
import {
	analyseExamination,
	type ExaminationResults,
} from '#lib/domain/statistics/examinationResults.ts';
import { groupBy } from '#lib/domain/statistics/groupBy.ts';
import type { MarkRow } from '#lib/domain/statistics/stationResults.ts';
import type { AssessmentRecord, StationRecord } from './assessmentPorts.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction, VersionRef } from './ports.ts';
import { readSittingMarks, type SittingMarks } from './readSittingMarks.ts';

export type ResultStation = StationRecord & {
	/** In the reader's language where the station is sat in it, else in its first. */
	title: string;
	rubric: VersionRef;
	/** By which it is marked: the newest that any of its sittings was marked by. In the title's language. */
	markedBy: Rubric;
};

export type AssessmentResults = {
	assessment: AssessmentRecord;
	/** In their order. */
	stations: ResultStation[];
	/** By number, under which alone they are shown. */
	candidates: { id: string; number: string }[];
	/** The sittings that were begun, by station and then by number. */
	marks: SittingMarks[];
	/**
	 * Stations and candidates go by their ids; all of both are there, without a score where a station was not sat or is
	 * not marked yet. Null before anybody has begun.
	 */
	results: ExaminationResults | null;
	/** How many sittings are handed in and not yet marked by everyone who is to mark them: until none is, figures are provisional. */
	unmarked: number;
	/** How many are being sat now. */
	running: number;
};

/** Of a sitting, the number of the rubric version it is marked by. */
const versionNumber = ({ standing: { record, gradings } }: SittingMarks): number =>
	gradings.find(({ rubric }) => rubric.versionId === record.rubric.versionId)?.rubricNumber ?? 0;

async function toResultStation(
	core: ConsultationCore,
	{ schoolId }: AssessmentRecord,
	station: StationRecord,
	sat: readonly SittingMarks[],
	reader: Language | undefined,
): Promise<ResultStation> {
	const newest = sat.toSorted((one, other) => versionNumber(one) - versionNumber(other)).at(-1);
	const rubric = newest?.standing.record.rubric ?? station.rubric;
	const language = station.languages.find((one) => one === reader) ?? station.languages[0]!;
	const origin = { schoolId, scenario: station.scenario, rubric, language, drillArea: null };
	const { content } = await core.open(origin);
	return { ...station, rubric, title: content.scenario.title, markedBy: content.rubric };
}

/** What counts of a sitting at its station: marks by an older version of the rubric wait to be made anew. */
export const countsAt = ({ rubric }: ResultStation, sitting: SittingMarks | undefined) =>
	sitting?.standing.record.rubric.versionId === rubric.versionId ? sitting : undefined;

/** Handed in, and somebody has yet to mark it, or to mark it by the rubric that the others were marked by. */
export const isUnmarked = (station: ResultStation, sitting: SittingMarks): boolean =>
	sitting.stationId === station.id &&
	sitting.consultation.stage === 'submitted' &&
	!(isMarked(sitting.markings) && countsAt(station, sitting));

function rowsAt(
	station: ResultStation,
	candidate: string,
	sitting: SittingMarks | undefined,
): MarkRow[] {
	const counted = countsAt(station, sitting);
	const points = new Map(counted?.items.map((item) => [item.itemId, item.points]));
	return station.markedBy.sections
		.flatMap(({ items }) => items)
		.map(({ id, marks: max }) => ({
			...{ candidate, station: station.id, itemId: id, max },
			points: points.get(id) ?? null,
			grade: counted?.grade ?? null,
		}));
}

function listRows({
	stations,
	candidates,
	marks,
}: Pick<AssessmentResults, 'stations' | 'candidates' | 'marks'>): MarkRow[] {
	const sat = new Map(marks.map((one) => [`${one.stationId} ${one.candidateId}`, one]));
	return stations.flatMap((station) =>
		candidates.flatMap(({ id }) => rowsAt(station, id, sat.get(`${station.id} ${id}`))),
	);
}

/** @param reader whose language titles and items are named in. */
export async function readResults(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	assessment: AssessmentRecord,
	reader?: Language,
): Promise<AssessmentResults> {
	const marks = await readSittingMarks(core, tx, assessment.id);
	const satAt = groupBy(marks, ({ stationId }) => stationId);
	const stations = await Promise.all(
		(await tx.assessments.listStations(assessment.id)).map((station) =>
			toResultStation(core, assessment, station, satAt.get(station.id) ?? [], reader),
		),
	);
	const candidates = (await tx.assessments.listCandidates(assessment.id))
		.flatMap(({ id, number }) => (number === null ? [] : [{ id, number }]))
		.toSorted((one, other) => one.number.localeCompare(other.number));
	const rows = listRows({ stations, candidates, marks });
	return {
		...{ assessment, stations, candidates, marks },
		unmarked: marks.filter((sitting) => stations.some((one) => isUnmarked(one, sitting))).length,
		running: marks.filter(({ consultation }) => isRunning(consultation.stage)).length,
		results: marks.length === 0 ? null : analyseExamination(rows, () => assessment.cutRule),
	};
}
