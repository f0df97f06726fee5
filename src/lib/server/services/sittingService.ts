/** A candidate before, between and after the stations of an assessment; at a station it is a consultation like any other. */
import { can } from '#lib/domain/access/can.ts';
import { startCodeSchema } from '#lib/domain/assessment/assessment.ts';
import {
	toCandidateResult,
	type CandidateResultView,
} from '#lib/domain/assessment/candidateResult.ts';
import { drawRounds } from '#lib/domain/assessment/drawMarkings.ts';
import type { SittingCard, SittingView } from '#lib/domain/assessment/assessmentView.ts';
import { placeOfCandidate, type CandidatePlace } from '#lib/domain/assessment/nextStation.ts';
import type { SittingPins } from '#lib/domain/assessment/pins.ts';
import { isOut } from '#lib/domain/assessment/releaseView.ts';
import { nextDueAtMs, stageAllowanceMs } from '#lib/domain/consultation/deadlines.ts';
import { timesWithExtra, type SittingTerms } from '#lib/domain/consultation/sittingTerms.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Actor } from './actor.ts';
import type {
	AssessmentRecord,
	CandidateSeat,
	PinsOf,
	StartCodeLimiter,
	StationRecord,
} from './assessmentPorts.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction, Ids, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';

export type SittingDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	ids: Ids;
	pinsOf: PinsOf;
	startCodes: StartCodeLimiter;
};

export type SittingService = {
	/** What the actor has to sit, or has sat. */
	list(actor: Actor): Promise<SittingCard[]>;
	get(actor: Actor, assessmentId: string): Promise<SittingView>;
	/**
	 * Begins the next station, or finds the one that was begun: at one station there is one sitting, however often this is asked.
	 * @throws ServiceError `not_open_yet`, `closed`, `wrong_start_code`, `too_many_attempts`, `language_not_available`.
	 */
	begin(
		actor: Actor,
		assessmentId: string,
		given: { startCode: string; language: Language },
	): Promise<{ consultationId: string }>;
	/** A browser of the actor's follows this consultation. */
	seen(actor: Actor, consultationId: string): Promise<void>;
};

/** All that decides what a candidate may do now. */
type Seat = {
	assessment: AssessmentRecord;
	candidate: CandidateSeat;
	stations: StationRecord[];
	done: number;
	place: CandidatePlace;
	nowMs: number;
};

/** @throws ServiceError `not_found` for who is no candidate, and before it is sealed. */
async function readSeat(
	tx: ConsultationTransaction,
	actor: Actor,
	assessment: AssessmentRecord | null,
	findCandidate: ConsultationTransaction['assessments']['findCandidate'],
): Promise<Seat> {
	if (!assessment?.sealedAtMs) throw new ServiceError('not_found');
	const { id, schoolId } = assessment;
	const candidate = await findCandidate(id, actor.userId);
	const mayNot = !can(actor, 'assessment.sit', { schoolId, ownerId: actor.userId });
	if (!candidate || mayNot) throw new ServiceError('not_found');
	const stations = await tx.assessments.listStations(id);
	const sat = await tx.assessments.listSat(candidate.id);
	const nowMs = await tx.nowMs();
	const place = placeOfCandidate(
		{ ...assessment, stationIds: stations.map((station) => station.id) },
		sat,
		nowMs,
	);
	const done = sat.length - (place.kind === 'at_station' ? 1 : 0);
	return { assessment, candidate, stations, done, place, nowMs };
}

const toCard = ({ assessment, stations, done, place }: Seat): SittingCard => ({
	assessmentId: assessment.id,
	title: assessment.title,
	window: assessment.window!,
	place: place.kind,
	stations: stations.length,
	done,
});

const toView = (seat: Seat, result: CandidateResultView | null): SittingView => ({
	...toCard(seat),
	number: seat.candidate.number ?? '',
	extraPercent: seat.candidate.extraPercent,
	nowMs: seat.nowMs,
	consultationId: seat.place.kind === 'at_station' ? seat.place.consultationId : null,
	needsCode: seat.place.kind === 'may_begin' && seat.place.needsCode,
	list: seat.stations.map(({ position, languages, times }, index) => ({
		...{ position, languages, isDone: index < seat.done },
		times: timesWithExtra({ times, extraPercent: seat.candidate.extraPercent }),
	})),
	resultsAtMs: seat.assessment.release?.atMs ?? null,
	result,
});

/** As it was told; null before its date. */
async function readOwnResult(
	tx: ConsultationTransaction,
	{ assessment: { release }, candidate, nowMs }: Seat,
): Promise<CandidateResultView | null> {
	if (!isOut(release, nowMs)) return null;
	const told = await tx.told.findLast(candidate.id);
	return told && toCandidateResult(release, told, await tx.appeals.listSat(candidate.id));
}

async function requireCode(
	{ transactions, startCodes }: SittingDependencies,
	actor: Actor,
	{ id, startCode }: AssessmentRecord,
	given: string,
): Promise<void> {
	const key = `${id} ${actor.userId}`;
	const refused = await startCodes.count(key);
	if (refused) {
		const minutes = Math.max(1, Math.ceil(refused.retryAfterMs / 60_000));
		throw new ServiceError('too_many_attempts', { minutes });
	}
	if (startCodeSchema.safeParse(given).data === startCode) return startCodes.forget(key);
	const { schoolId, userId: actorId } = actor;
	await transactions.inSchool(schoolId, (tx) =>
		tx.recordAudit({
			...{ schoolId, actorId, action: 'sitting.code_refused' },
			...{ resourceType: 'assessment', resourceId: id },
		}),
	);
	throw new ServiceError('wrong_start_code');
}

/** @throws ServiceError where nothing can be begun now, or not in this language. */
function requireNext({ place, stations }: Seat, language: Language): StationRecord {
	if (place.kind === 'too_early') throw new ServiceError('not_open_yet');
	if (place.kind === 'too_late') throw new ServiceError('closed');
	const station =
		place.kind === 'may_begin' ? stations.find(({ id }) => id === place.stationId) : undefined;
	if (!station) throw new ServiceError('not_now');
	if (!station.languages.includes(language)) {
		throw new ServiceError('language_not_available', { language });
	}
	return station;
}

const termsOf = (
	{ assessment, candidate, stations }: Seat,
	station: StationRecord,
): SittingTerms => ({
	assessmentId: assessment.id,
	station: { position: station.position, count: stations.length },
	times: station.times,
	extraPercent: candidate.extraPercent,
	patientModels: assessment.pins?.models.patient ?? [],
});

const pinsNow = (
	{ pinsOf }: SittingDependencies,
	actor: Actor,
	open: Opened,
	station: StationRecord,
): SittingPins => ({
	...pinsOf(actor.schoolId),
	scenario: { versionId: station.scenario.versionId, contentHash: open.content.scenarioHash },
	rubric: { versionId: station.rubric.versionId, contentHash: open.content.rubricHash },
	interpreterVersion: open.pack.interpreter.version,
	catalogueHash: open.pack.catalogueHash,
});

async function sit(
	deps: SittingDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	{ seat, station, language }: { seat: Seat; station: StationRecord; language: Language },
): Promise<string> {
	const { core, ids } = deps;
	const { schoolId, userId: studentId } = actor;
	const { scenario, rubric } = station;
	const origin = { schoolId, scenario, rubric, language, drillArea: null };
	const open = await core.open(origin);
	const terms = termsOf(seat, station);
	const stage = 'briefing' as const;
	const stageStartedAtMs = seat.nowMs;
	const dueAtMs = seat.nowMs + (stageAllowanceMs(open.content.scenario, stage, terms) ?? 0);
	const clock = { stage, stageStartedAtMs, dueAtMs, terms };
	const [consultationId, sittingId] = [ids.newId(), ids.newId()];
	await tx.insert({
		...{ ...origin, ...clock, id: consultationId, studentId },
		...{ mode: 'assessment', forkedFrom: null },
		snapshot: core.initialSnapshot(open),
		machineVersion: core.machineVersion,
		nextDueAtMs: nextDueAtMs(open.content.scenario, { ...clock, past: [] }),
	});
	await tx.assessments.addSitting({
		...{ id: sittingId, assessmentId: seat.assessment.id, consultationId },
		...{ candidateId: seat.candidate.id, stationId: station.id },
		pins: pinsNow(deps, actor, open, station),
		rounds: drawRounds(seat.assessment.markingRules, seat.assessment.id, sittingId),
	});
	await tx.recordAudit({
		...{ schoolId, actorId: studentId, action: 'sitting.begun' },
		...{ resourceType: 'sitting', resourceId: sittingId },
	});
	return consultationId;
}

async function begin(
	deps: SittingDependencies,
	actor: Actor,
	assessmentId: string,
	{ startCode, language }: { startCode: string; language: Language },
): Promise<{ consultationId: string }> {
	const { transactions, core } = deps;
	const before = await transactions.inSchool(actor.schoolId, async (tx) =>
		readSeat(tx, actor, await tx.assessments.find(assessmentId), tx.assessments.findCandidate),
	);
	if (before.place.kind === 'at_station') return { consultationId: before.place.consultationId };
	const { scenario, rubric } = requireNext(before, language);
	if (before.place.kind === 'may_begin' && before.place.needsCode) {
		await requireCode(deps, actor, before.assessment, startCode);
	}
	// Read now, so that no connection waits for it in the middle of the transaction.
	await core.open({ schoolId: actor.schoolId, scenario, rubric, language, drillArea: null });
	return transactions.inSchool(actor.schoolId, async (tx) => {
		const assessment = await tx.assessments.share(assessmentId);
		const seat = await readSeat(tx, actor, assessment, tx.assessments.lockCandidate);
		// Two at once: the other was first.
		if (seat.place.kind === 'at_station') return { consultationId: seat.place.consultationId };
		const station = requireNext(seat, language);
		return { consultationId: await sit(deps, tx, actor, { seat, station, language }) };
	});
}

export function createSittingService(deps: SittingDependencies): SittingService {
	const { transactions } = deps;
	return {
		list: (actor) =>
			transactions.readSchool(actor.schoolId, async (tx) => {
				const cards: SittingCard[] = [];
				for (const one of await tx.assessments.listOf(actor.userId)) {
					cards.push(toCard(await readSeat(tx, actor, one, tx.assessments.findCandidate)));
				}
				return cards;
			}),
		get: (actor, id) =>
			transactions.readSchool(actor.schoolId, async (tx) => {
				const found = await tx.assessments.find(id);
				const seat = await readSeat(tx, actor, found, tx.assessments.findCandidate);
				return toView(seat, await readOwnResult(tx, seat));
			}),
		begin: (actor, id, given) => begin(deps, actor, id, given),
		seen: (actor, consultationId) =>
			transactions.inSchool(actor.schoolId, async (tx) => {
				const record = await tx.find(consultationId);
				const isOwn = record !== null && record.studentId === actor.userId;
				if (isOwn && record.mode === 'assessment') await tx.assessments.markSeen(consultationId);
			}),
	};
}
