/** Telling candidates their results: what would be told, the release itself, and taking it back before its date. */
import { isDeepStrictEqual } from 'node:util';
import { can } from '#lib/domain/access/can.ts';
import { stageOfAssessment } from '#lib/domain/assessment/assessmentStage.ts';
import { placeOfCandidate } from '#lib/domain/assessment/nextStation.ts';
import type { ReleaseDetail } from '#lib/domain/assessment/release.ts';
import {
	faultsBeforeRelease,
	isOut,
	releaseMoment,
	type BeforeRelease,
	type ReleasePreview,
} from '#lib/domain/assessment/releaseView.ts';
import { tellResult } from '#lib/domain/assessment/tellResult.ts';
import type { ToldResult } from '#lib/domain/assessment/toldResult.ts';
import type { Outcome } from '#lib/domain/statistics/examinationResults.ts';
import { groupBy } from '#lib/domain/statistics/groupBy.ts';
import type { Actor } from './actor.ts';
import type { AssessmentRecord } from './assessmentPorts.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction, Transactions } from './ports.ts';
import { countsAt, readResults, type AssessmentResults } from './readResults.ts';
import { requireRole } from './readReview.ts';
import type { Told } from './releasePorts.ts';
import { ServiceError } from './serviceError.ts';

export type ReleaseInput = {
	/** In the past: at once. Once results are out, a later release is told at once. */
	atMs: number;
	detail: ReleaseDetail;
	/** Tells shares without pass or fail, where the cut was refused. */
	withoutCut: boolean;
};

export type ReleaseService = {
	preview(actor: Actor, assessmentId: string): Promise<ReleasePreview>;
	/**
	 * Tells every candidate whose result is not what they were told last; sent twice, it does once.
	 * @throws ServiceError a `ReleaseFault` with its `count`, or `cut_refused`.
	 */
	release(actor: Actor, assessmentId: string, input: ReleaseInput): Promise<void>;
	/** @throws ServiceError `already_released` from its date on. */
	withdraw(actor: Actor, assessmentId: string): Promise<void>;
};

type Dependencies = { core: ConsultationCore; transactions: Transactions };

type ToTell = { candidateId: string; result: ToldResult };

function listToTell({ results, stations, marks }: AssessmentResults): ToTell[] {
	if (!results) return [];
	const sat = new Map(marks.map((one) => [`${one.stationId} ${one.candidateId}`, one]));
	return results.candidates.map((own) => ({
		candidateId: own.candidate,
		result: tellResult(
			results,
			own,
			stations.map((station) => {
				const sitting = countsAt(station, sat.get(`${station.id} ${own.candidate}`));
				const title = sitting?.standing.open.content.scenario.title ?? station.title;
				return { position: station.position, title, sat: sitting ?? null };
			}),
		),
	}));
}

/** Candidates who sit a station or may go on to their next. */
function countStillSitting(
	{ assessment, stations, candidates, marks }: AssessmentResults,
	nowMs: number,
): number {
	const sat = groupBy(marks, ({ candidateId }) => candidateId);
	const moments = { ...assessment, stationIds: stations.map(({ id }) => id) };
	return candidates.filter(({ id }) => {
		const own = (sat.get(id) ?? []).map(({ stationId, consultation }) => ({
			...{ stationId, consultationId: consultation.id, stage: consultation.stage },
		}));
		const { kind } = placeOfCandidate(moments, own, nowMs);
		return own.length > 0 && (kind === 'at_station' || kind === 'may_begin');
	}).length;
}

/** All that a release is decided by. */
type Found = {
	read: AssessmentResults;
	before: BeforeRelease;
	toTell: ToTell[];
	told: Map<string, Told>;
	nowMs: number;
};

async function readAll(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	assessment: AssessmentRecord | null,
): Promise<Found> {
	if (!assessment) throw new ServiceError('not_found');
	const read = await readResults(core, tx, assessment);
	const nowMs = await tx.nowMs();
	const before = {
		stage: stageOfAssessment(assessment, nowMs),
		...{ hasResults: read.results !== null, unmarked: read.unmarked },
		stillSitting: countStillSitting(read, nowMs),
	};
	const told = await tx.told.listLast(assessment.id);
	return { read, before, toTell: listToTell(read), told, nowMs };
}

const listMoved = ({ toTell, told }: Found): ToTell[] =>
	toTell.filter(({ candidateId, result }) => {
		const last = told.get(candidateId);
		return !last || !isDeepStrictEqual(last.result, result);
	});

function countOutcomes({ toTell }: Found): Record<Outcome, number> {
	const outcomes = { passed: 0, failed: 0, incomplete: 0, no_cut: 0 };
	for (const { result } of toTell) outcomes[result.outcome] += 1;
	return outcomes;
}

async function toPreview(
	tx: ConsultationTransaction,
	actor: Actor,
	found: Found,
): Promise<ReleasePreview> {
	const { read, before, told, nowMs } = found;
	const { id, title, release } = read.assessment;
	return {
		...{ id, title, nowMs, release, isOut: isOut(release, nowMs) },
		mayRelease: can(actor, 'results.release', { schoolId: actor.schoolId }),
		faults: faultsBeforeRelease(before),
		...{ candidates: read.candidates.length, outcomes: countOutcomes(found) },
		cut: read.results?.cut ?? null,
		...{ unmarked: before.unmarked, stillSitting: before.stillSitting },
		moved: told.size === 0 ? null : listMoved(found).length,
		openAppeals: (await tx.appeals.countOpen()).get(id) ?? 0,
	};
}

/** @throws ServiceError what stands in the way first. */
function requireReady({ read, before }: Found, withoutCut: boolean): void {
	const [fault] = faultsBeforeRelease(before);
	if (fault) {
		const count = fault === 'still_sat' ? before.stillSitting : before.unmarked;
		throw new ServiceError(fault, { count });
	}
	if (!read.results?.cut?.ok && !withoutCut) throw new ServiceError('cut_refused');
}

async function release(
	{ core, transactions }: Dependencies,
	actor: Actor,
	id: string,
	{ atMs: askedMs, detail, withoutCut }: ReleaseInput,
): Promise<void> {
	requireRole(actor, 'results.release');
	const { schoolId, userId: actorId } = actor;
	await transactions.inSchool(schoolId, async (tx) => {
		const found = await readAll(core, tx, await tx.assessments.lock(id));
		requireReady(found, withoutCut);
		const { release: before } = found.read.assessment;
		const moved = listMoved(found);
		const atMs = releaseMoment(before, askedMs, found.nowMs);
		if (moved.length === 0 && before?.atMs === atMs && before.detail === detail) return;
		await tx.told.append(id, moved);
		await tx.assessments.update(id, { release: { atMs, detail } });
		await tx.recordAudit({
			...{ schoolId, actorId, action: 'results.released' },
			...{ resourceType: 'assessment', resourceId: id },
			details: { atMs, detail, told: moved.length, outcomes: countOutcomes(found) },
		});
	});
}

async function withdraw({ transactions }: Dependencies, actor: Actor, id: string): Promise<void> {
	requireRole(actor, 'results.release');
	const { schoolId, userId: actorId } = actor;
	await transactions.inSchool(schoolId, async (tx) => {
		const assessment = await tx.assessments.lock(id);
		if (!assessment) throw new ServiceError('not_found');
		if (assessment.release === null) return;
		if (isOut(assessment.release, await tx.nowMs())) throw new ServiceError('already_released');
		await tx.assessments.update(id, { release: null });
		await tx.recordAudit({
			...{ schoolId, actorId, action: 'results.withdrawn' },
			...{ resourceType: 'assessment', resourceId: id },
		});
	});
}

export const createReleaseService = (deps: Dependencies): ReleaseService => ({
	async preview(actor, id) {
		requireRole(actor, 'results.read');
		return deps.transactions.readSchool(actor.schoolId, async (tx) =>
			toPreview(tx, actor, await readAll(deps.core, tx, await tx.assessments.find(id))),
		);
	},
	release: (actor, id, input) => release(deps, actor, id, input),
	withdraw: (actor, id) => withdraw(deps, actor, id),
});
