/** Assessments while they are sat: by their candidates, and as those who watch see them. */
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { markingPlace } from '#lib/domain/assessment/drawMarkings.ts';
import type { LiveCandidate } from '#lib/domain/assessment/liveRow.ts';
import { groupBy } from '#lib/domain/statistics/groupBy.ts';
import type { AssessmentQueries, SittingRecord } from '#lib/server/services/assessmentPorts.ts';
import { toAssessment } from './assessmentRows.ts';
import { toRecord } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { assessments, candidates, sittings, stations } from './schema/assessments.ts';
import { consultations } from './schema/consultations.ts';
import { markings } from './schema/markings.ts';
import { replies } from './schema/replies.ts';

/** Of each candidate the one they began last. */
function lastSittings(tx: Transaction, assessmentId: string) {
	return tx
		.selectDistinctOn([sittings.candidateId], {
			candidateId: sittings.candidateId,
			consultationId: sittings.consultationId,
			seenAt: sittings.seenAt,
			position: stations.position,
			stage: consultations.stage,
			dueAt: consultations.dueAt,
		})
		.from(sittings)
		.innerJoin(stations, eq(stations.id, sittings.stationId))
		.innerJoin(consultations, eq(consultations.id, sittings.consultationId))
		.where(eq(sittings.assessmentId, assessmentId))
		.orderBy(sittings.candidateId, desc(stations.position))
		.as('last');
}

/** Of each sitting the patient's last words. */
function lastReplies(tx: Transaction, assessmentId: string) {
	return tx
		.selectDistinctOn([replies.consultationId], {
			consultationId: replies.consultationId,
			status: replies.status,
			fault: replies.fault,
		})
		.from(replies)
		.innerJoin(sittings, eq(sittings.consultationId, replies.consultationId))
		.where(and(eq(sittings.assessmentId, assessmentId), isNotNull(replies.finishedAt)))
		.orderBy(replies.consultationId, desc(replies.finishedAt))
		.as('spoken');
}

/** Each candidate with the sitting they began last. */
async function listLive(tx: Transaction, assessmentId: string): Promise<LiveCandidate[]> {
	const last = lastSittings(tx, assessmentId);
	const spoken = lastReplies(tx, assessmentId);
	const rows = await tx
		.select({
			number: candidates.number,
			extraPercent: candidates.extraPercent,
			begun: sql<number>`(select count(*) from sittings s where s.candidate_id = ${candidates.id})::int`,
			position: last.position,
			stage: last.stage,
			dueAt: last.dueAt,
			seenAt: last.seenAt,
			status: spoken.status,
			fault: spoken.fault,
		})
		.from(candidates)
		.leftJoin(last, eq(last.candidateId, candidates.id))
		.leftJoin(spoken, eq(spoken.consultationId, last.consultationId))
		.where(eq(candidates.assessmentId, assessmentId))
		.orderBy(asc(candidates.number));
	return rows.map(({ dueAt, seenAt, status, fault, ...row }) => ({
		...row,
		dueAtMs: dueAt?.getTime() ?? null,
		seenAtMs: seenAt?.getTime() ?? null,
		lastFault: fault,
		hasFailedReply: status === 'failed',
	}));
}

function seatRows(tx: Transaction) {
	const seats = (id: string, userId: string) =>
		tx
			.select({
				id: candidates.id,
				number: candidates.number,
				extraPercent: candidates.extraPercent,
			})
			.from(candidates)
			.where(and(eq(candidates.assessmentId, id), eq(candidates.userId, userId)));
	return {
		async listOf(userId) {
			const rows = await tx
				.select({ row: assessments })
				.from(assessments)
				.innerJoin(candidates, eq(candidates.assessmentId, assessments.id))
				.where(and(eq(candidates.userId, userId), isNotNull(assessments.sealedAt)))
				.orderBy(desc(assessments.opensAt));
			return rows.map(({ row }) => toAssessment(row));
		},
		findCandidate: async (id, userId) => (await seats(id, userId))[0] ?? null,
		lockCandidate: async (id, userId) => (await seats(id, userId).for('no key update'))[0] ?? null,
	} satisfies Partial<AssessmentQueries>;
}

/** By sitting. */
async function readMarkings(tx: Transaction, assessmentId: string) {
	const rows = await tx
		.select()
		.from(markings)
		.where(eq(markings.assessmentId, assessmentId))
		.orderBy(asc(markings.round));
	return groupBy(rows, ({ sittingId }) => sittingId);
}

async function listSittings(tx: Transaction, assessmentId: string): Promise<SittingRecord[]> {
	const rows = await tx
		.select({ sitting: sittings, number: candidates.number, consultation: consultations })
		.from(sittings)
		.innerJoin(candidates, eq(candidates.id, sittings.candidateId))
		.innerJoin(stations, eq(stations.id, sittings.stationId))
		.innerJoin(consultations, eq(consultations.id, sittings.consultationId))
		.where(eq(sittings.assessmentId, assessmentId))
		.orderBy(asc(stations.position), asc(candidates.number));
	const marked = await readMarkings(tx, assessmentId);
	return rows.map(({ sitting, number, consultation }) => ({
		...{ id: sitting.id, stationId: sitting.stationId, candidateId: sitting.candidateId },
		candidateNumber: number ?? '',
		consultation: toRecord(consultation),
		markings: (marked.get(sitting.id) ?? []).map(({ round, grade, levels, signedAt }) => ({
			...{ round, grade, levels, signedAtMs: signedAt?.getTime() ?? null },
		})),
	}));
}

export function sittingQueries(tx: Transaction, schoolId: string) {
	return {
		...seatRows(tx),
		listLive: (id) => listLive(tx, id),
		listSat: (candidateId) =>
			tx
				.select({
					stationId: sittings.stationId,
					consultationId: sittings.consultationId,
					stage: consultations.stage,
				})
				.from(sittings)
				.innerJoin(consultations, eq(consultations.id, sittings.consultationId))
				.where(eq(sittings.candidateId, candidateId))
				.orderBy(asc(sittings.createdAt)),
		async addSitting({ rounds, ...sitting }) {
			await tx.insert(sittings).values({ ...sitting, schoolId, seenAt: sql`clock_timestamp()` });
			const { assessmentId, id: sittingId } = sitting;
			await tx.insert(markings).values(
				rounds.map((round) => ({
					...{ id: newId(), schoolId, assessmentId, sittingId, round },
					place: markingPlace(round, assessmentId, sittingId),
				})),
			);
		},
		listSittings: (id) => listSittings(tx, id),
		async markSeen(consultationId) {
			await tx
				.update(sittings)
				.set({ seenAt: sql`clock_timestamp()` })
				.where(eq(sittings.consultationId, consultationId));
		},
		async findRelease(consultationId) {
			const [found] = await tx
				.select({ row: assessments })
				.from(sittings)
				.innerJoin(assessments, eq(assessments.id, sittings.assessmentId))
				.where(eq(sittings.consultationId, consultationId));
			return found ? toAssessment(found.row).release : null;
		},
	} satisfies Partial<AssessmentQueries>;
}
