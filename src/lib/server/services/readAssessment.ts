/** Reads assessments for those who build and watch them. */
import { faultsBeforeSealing, stageOfAssessment } from '#lib/domain/assessment/assessmentStage.ts';
import type {
	AmendmentView,
	AssessmentChoices,
	AssessmentRow,
	AssessmentView,
	CaseChoice,
	LiveView,
	StationView,
} from '#lib/domain/assessment/assessmentView.ts';
import { toLiveRow } from '#lib/domain/assessment/liveRow.ts';
import { isSameList } from '#lib/domain/assessment/pins.ts';
import type { Actor } from './actor.ts';
import type { Amendment, AssessmentRecord, PinsOf, StationRecord } from './assessmentPorts.ts';
import { requireAuthor } from './changeAssessment.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { CaseLibrary, ConsultationTransaction, PublishedCase, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';

type Dependencies = {
	core: ConsultationCore;
	cases: CaseLibrary;
	transactions: Transactions;
	pinsOf: PinsOf;
};

const mostPeople = 20;

export async function listAssessments(
	{ transactions }: Dependencies,
	actor: Actor,
): Promise<AssessmentRow[]> {
	requireAuthor(actor);
	return transactions.readSchool(actor.schoolId, async (tx) => {
		const nowMs = await tx.nowMs();
		const open = await tx.appeals.countOpen();
		return (await tx.assessments.list()).map((one) => ({
			...{ id: one.id, title: one.title, window: one.window },
			stage: stageOfAssessment(one, nowMs),
			...{ stations: one.stations, candidates: one.candidates },
			openAppeals: open.get(one.id) ?? 0,
		}));
	});
}

async function find(tx: ConsultationTransaction, id: string): Promise<AssessmentRecord> {
	const found = await tx.assessments.find(id);
	if (!found) throw new ServiceError('not_found');
	return found;
}

/** In the first language it is offered in. */
async function toStation(
	{ cases }: Dependencies,
	schoolId: string,
	station: StationRecord,
): Promise<StationView> {
	const { scenario, rubric, languages } = station;
	const content = await cases.load(schoolId, scenario, rubric, languages[0]!);
	return {
		...{ id: station.id, position: station.position, slug: station.slug, languages },
		...{ scenarioNumber: station.scenarioNumber, rubricNumber: station.rubricNumber },
		...{ title: content.scenario.title, times: station.times },
	};
}

const toAmendment = ({ kind, before, after, ...rest }: Amendment): AmendmentView => ({
	kind,
	...{ candidateName: rest.candidateName, authorName: rest.authorName },
	...{ reason: rest.reason, atMs: rest.atMs },
	percent: kind === 'extra_time' ? { before: Number(before), after: Number(after) } : null,
});

/** Sealed with one model, and another would speak now. */
const isOtherModel = ({ pinsOf }: Dependencies, { schoolId, pins }: AssessmentRecord): boolean =>
	pins !== null && !isSameList(pins.models.patient, pinsOf(schoolId).models.patient);

export async function readAssessment(
	deps: Dependencies,
	actor: Actor,
	id: string,
): Promise<AssessmentView> {
	requireAuthor(actor);
	const read = await deps.transactions.readSchool(actor.schoolId, async (tx) => ({
		record: await find(tx, id),
		stations: await tx.assessments.listStations(id),
		candidates: await tx.assessments.listCandidates(id),
		amendments: await tx.assessments.listAmendments(id),
		hasBegun: await tx.assessments.hasBegun(id),
		openAppeals: (await tx.appeals.countOpen()).get(id) ?? 0,
		nowMs: await tx.nowMs(),
	}));
	const { record, stations, candidates, nowMs } = read;
	const { window } = record;
	const counts = { stations: stations.length, candidates: candidates.length };
	return {
		...{ id, title: record.title, startCode: record.startCode, window },
		stage: stageOfAssessment(record, nowMs),
		stations: await Promise.all(stations.map((one) => toStation(deps, actor.schoolId, one))),
		candidates: candidates.map((one) => ({
			...{ id: one.id, displayName: one.displayName, email: one.email },
			...{ cohortName: one.cohortName, extraPercent: one.extraPercent, hasBegun: one.hasBegun },
		})),
		amendments: read.amendments.map(toAmendment),
		...{ markingRules: record.markingRules, cutRule: record.cutRule },
		...{ hasBegun: read.hasBegun, openAppeals: read.openAppeals },
		lacks: record.sealedAtMs === null ? faultsBeforeSealing({ ...counts, window }, nowMs) : [],
		isOtherModel: isOtherModel(deps, record),
	};
}

async function toChoice(
	{ cases }: Dependencies,
	schoolId: string,
	{ scenario, rubric, ...entry }: PublishedCase,
): Promise<CaseChoice> {
	const { scenario: written } = await cases.load(schoolId, scenario, rubric, entry.languages[0]!);
	const { readingSeconds, consultationSeconds, noteSeconds } = written.briefing;
	const times = { readingSeconds, consultationSeconds, noteSeconds };
	return { ...entry, title: written.title, times };
}

export async function readChoices(
	deps: Dependencies,
	actor: Actor,
	given: string,
): Promise<AssessmentChoices> {
	requireAuthor(actor);
	const { schoolId } = actor;
	const words = given.trim().slice(0, 100);
	const published = await deps.cases.listPublished(schoolId);
	const cases = await Promise.all(published.map((entry) => toChoice(deps, schoolId, entry)));
	return deps.transactions.readSchool(schoolId, async (tx) => ({
		cases,
		cohorts: await tx.assessments.listCohorts(),
		people: words === '' ? [] : await tx.assessments.findStudents(words, mostPeople),
	}));
}

export async function readLive(deps: Dependencies, actor: Actor, id: string): Promise<LiveView> {
	requireAuthor(actor);
	return deps.transactions.readSchool(actor.schoolId, async (tx) => {
		const record = await find(tx, id);
		const stations = (await tx.assessments.listStations(id)).length;
		const seen = await tx.assessments.listLive(id);
		const nowMs = await tx.nowMs();
		return {
			...{ id, title: record.title, window: record.window, startCode: record.startCode },
			stage: stageOfAssessment(record, nowMs),
			...{ stations, nowMs, isOtherModel: isOtherModel(deps, record) },
			rows: seen.map((one) => toLiveRow(one, stations, nowMs)),
		};
	});
}
