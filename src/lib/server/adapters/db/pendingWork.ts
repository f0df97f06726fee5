/** Work that waits for some process: replies to speak, deadlines to reach, consultations to mark. */
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { PendingWork } from '#lib/server/services/ports.ts';
import { toOpenReply } from './consultationRows.ts';
import type { Database, Transaction } from './database.ts';
import { consultations } from './schema/consultations.ts';
import { gradings } from './schema/gradings.ts';
import { replies } from './schema/replies.ts';

/** A running reply whose process has not said so for this long is taken over. */
const silentAfter = sql`clock_timestamp() - interval '6 seconds'`;
const batch = 50;
/** What fails stays waiting; oldest first, a batch of failures would hold up everybody else for good. */
const fairly = sql`random()`;

const now = sql`clock_timestamp()`;
const isMine = (replyId: string, owner: string) =>
	and(eq(replies.id, replyId), eq(replies.owner, owner), eq(replies.status, 'running'));

async function takeReply(tx: Transaction, owner: string) {
	const [waiting] = await tx
		.select({ id: replies.id })
		.from(replies)
		.where(
			or(
				eq(replies.status, 'queued'),
				and(eq(replies.status, 'running'), lte(replies.heartbeatAt, silentAfter)),
			),
		)
		.orderBy(asc(replies.createdAt))
		.limit(1)
		.for('update', { skipLocked: true });
	if (!waiting) return null;
	const [row] = await tx
		.update(replies)
		.set({ status: 'running', owner, heartbeatAt: now, attempts: sql`${replies.attempts} + 1` })
		.where(eq(replies.id, waiting.id))
		.returning();
	return row ? toOpenReply(row) : null;
}

export function createPendingWork(database: Database): PendingWork {
	return {
		takeReply: (owner) => database.inSystem((tx) => takeReply(tx, owner)),
		async keepReply(replyId, owner) {
			await database.inSystem((tx) =>
				tx.update(replies).set({ heartbeatAt: now }).where(isMine(replyId, owner)),
			);
		},
		async releaseReply(replyId, owner) {
			await database.inSystem((tx) =>
				tx.update(replies).set({ status: 'queued' }).where(isMine(replyId, owner)),
			);
		},
		listDue: () =>
			database.inSystem((tx) =>
				tx
					.select({ id: consultations.id, schoolId: consultations.schoolId })
					.from(consultations)
					.where(lte(consultations.nextDueAt, now))
					.orderBy(fairly)
					.limit(batch),
			),
		listUngraded: (graderVersion) =>
			database.inSystem((tx) =>
				tx
					.select({ id: consultations.id, schoolId: consultations.schoolId })
					.from(consultations)
					.leftJoin(
						gradings,
						and(
							eq(gradings.consultationId, consultations.id),
							eq(gradings.method, 'rule'),
							eq(gradings.graderVersion, graderVersion),
						),
					)
					.where(and(eq(consultations.stage, 'submitted'), isNull(gradings.id)))
					.orderBy(fairly)
					.limit(batch),
			),
	};
}
