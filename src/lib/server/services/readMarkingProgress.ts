/** How far the marking of an assessment has come, for staff. */
import { can } from '#lib/domain/access/can.ts';
import type { MarkingProgressView } from '#lib/domain/assessment/markingView.ts';
import type { Actor } from './actor.ts';
import type { StationRecord } from './assessmentPorts.ts';
import type { MarkedBy, StationCount } from './markingPorts.ts';
import type { CaseLibrary, Transactions } from './ports.ts';
import { requireRole } from './readReview.ts';
import { ServiceError } from './serviceError.ts';

type Dependencies = { cases: CaseLibrary; transactions: Transactions };

const nothing: Omit<StationCount, 'stationId'> = {
	...{ toCome: 0, waiting: 0, inWork: 0, done: 0 },
	second: { all: 0, done: 0 },
	third: { all: 0, done: 0 },
};

/** In the first language it is offered in. */
async function titleOf({ cases }: Dependencies, schoolId: string, station: StationRecord) {
	const { scenario, rubric, languages } = station;
	return (await cases.load(schoolId, scenario, rubric, languages[0]!)).scenario.title;
}

export async function readMarkingProgress(
	deps: Dependencies,
	actor: Actor,
	assessmentId: string,
	markedBy: MarkedBy,
): Promise<MarkingProgressView> {
	requireRole(actor, 'results.read');
	const { schoolId } = actor;
	const read = await deps.transactions.readSchool(schoolId, async (tx) => ({
		assessment: await tx.assessments.find(assessmentId),
		stations: await tx.assessments.listStations(assessmentId),
		counts: await tx.markings.countStations(assessmentId, markedBy),
		markers: await tx.markings.countMarkers(assessmentId),
	}));
	if (!read.assessment) throw new ServiceError('not_found');
	const counts = new Map(read.counts.map((count) => [count.stationId, count]));
	return {
		...{ assessmentId, title: read.assessment.title, markers: read.markers },
		stations: await Promise.all(
			read.stations.map(async (station) => ({
				...(counts.get(station.id) ?? nothing),
				...{ stationId: station.id, position: station.position },
				title: await titleOf(deps, schoolId, station),
			})),
		),
		mayMark: can(actor, 'marking.decide', { schoolId }),
	};
}
