/** Candidates' appeals, and what people answered. */
import { and, asc, count, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { AppealAnswer } from '#lib/domain/assessment/appealView.ts';
import type { AppealQueries, AppealRecord } from '#lib/server/services/appealPorts.ts';
import type { Transaction } from './database.ts';
import { candidates, sittings, stations } from './schema/assessments.ts';
import { appeals, markings } from './schema/markings.ts';
import { users } from './schema/users.ts';

type Row = typeof appeals.$inferSelect;

const toAnswer = ({ outcome, answer, answeredAt }: Row): AppealAnswer | null =>
	outcome && answer !== null && answeredAt
		? { outcome, words: answer, atMs: answeredAt.getTime() }
		: null;

const readAppeals = (tx: Transaction, which: SQL | undefined) =>
	tx
		.select({
			appeal: appeals,
			number: candidates.number,
			candidateId: candidates.id,
			studentId: candidates.userId,
			position: stations.position,
			consultationId: sittings.consultationId,
			byName: users.displayName,
			reviewId: sql<string | null>`(select r.id from reviews r
				where r.consultation_id = ${sittings.consultationId} order by r.opened_at desc limit 1)`,
		})
		.from(appeals)
		.innerJoin(sittings, eq(sittings.id, appeals.sittingId))
		.innerJoin(candidates, eq(candidates.id, sittings.candidateId))
		.innerJoin(stations, eq(stations.id, sittings.stationId))
		.leftJoin(users, eq(users.id, appeals.answeredById))
		.where(which)
		.orderBy(
			asc(isNotNull(appeals.answeredAt)),
			desc(appeals.answeredAt),
			asc(appeals.createdAt),
			asc(appeals.id),
		)
		.$dynamic();

function toRecord({
	appeal,
	number,
	byName,
	...row
}: Awaited<ReturnType<typeof readAppeals>>[number]): AppealRecord {
	const answer = toAnswer(appeal);
	return {
		...row,
		...{ id: appeal.id, assessmentId: appeal.assessmentId, sittingId: appeal.sittingId },
		...{ number: number ?? '', words: appeal.words, openedAtMs: appeal.createdAt.getTime() },
		answer: answer && { ...answer, byName: byName ?? '' },
	};
}

async function listSat(tx: Transaction, candidateId: string) {
	const rows = await tx
		.select({
			sittingId: sittings.id,
			position: stations.position,
			consultationId: sittings.consultationId,
			appeal: appeals,
		})
		.from(sittings)
		.innerJoin(stations, eq(stations.id, sittings.stationId))
		.leftJoin(appeals, eq(appeals.sittingId, sittings.id))
		.where(eq(sittings.candidateId, candidateId))
		.orderBy(asc(stations.position));
	return rows.map(({ appeal, ...row }) => ({
		...row,
		appealId: appeal?.id ?? null,
		appeal: appeal && {
			...{ words: appeal.words, openedAtMs: appeal.createdAt.getTime() },
			answer: toAnswer(appeal),
		},
	}));
}

async function countOpen(tx: Transaction): Promise<Map<string, number>> {
	const rows = await tx
		.select({ assessmentId: appeals.assessmentId, n: count() })
		.from(appeals)
		.where(isNull(appeals.answeredAt))
		.groupBy(appeals.assessmentId);
	return new Map(rows.map(({ assessmentId, n }) => [assessmentId, n]));
}

export function appealQueries(tx: Transaction, schoolId: string): AppealQueries {
	const one = (assessmentId: string, id: string) =>
		readAppeals(tx, and(eq(appeals.assessmentId, assessmentId), eq(appeals.id, id)));
	return {
		listSat: (candidateId) => listSat(tx, candidateId),
		async open(appeal) {
			const opened = await tx
				.insert(appeals)
				.values({ ...appeal, schoolId })
				.onConflictDoNothing()
				.returning({ id: appeals.id });
			return opened.length > 0;
		},
		list: async (assessmentId) =>
			(await readAppeals(tx, eq(appeals.assessmentId, assessmentId))).map(toRecord),
		async find(assessmentId, id) {
			const [row] = await one(assessmentId, id);
			return row ? toRecord(row) : null;
		},
		async lock(assessmentId, id) {
			const [row] = await one(assessmentId, id).for('update', { of: appeals });
			return row ? toRecord(row) : null;
		},
		async answer(id, given) {
			await tx
				.update(appeals)
				.set({ ...given, answeredAt: sql`clock_timestamp()` })
				.where(eq(appeals.id, id));
		},
		countOpen: () => countOpen(tx),
		async hasMarked(sittingId, userId) {
			const rows = await tx
				.select({ id: markings.id })
				.from(markings)
				.where(
					and(
						eq(markings.sittingId, sittingId),
						eq(markings.markerId, userId),
						isNotNull(markings.gradedAt),
					),
				)
				.limit(1);
			return rows.length > 0;
		},
	};
}
