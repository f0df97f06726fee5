/** Work that waits for some process: replies to speak, deadlines to reach, consultations to mark. */
import {
	and,
	asc,
	eq,
	getTableColumns,
	inArray,
	isNull,
	lte,
	notInArray,
	or,
	sql,
} from 'drizzle-orm';
import type { PendingWork } from '#lib/server/services/ports.ts';
import { toOpenReply } from './consultationRows.ts';
import type { Database, Transaction } from './database.ts';
import { consultations } from './schema/consultations.ts';
import { gradings } from './schema/gradings.ts';
import { replies } from './schema/replies.ts';

/** A running reply whose process has not said so for this long is taken over. */
const silentAfter = sql`clock_timestamp() - interval '6 seconds'`;
const batch = 50;

const now = sql`clock_timestamp()`;
/** Since somebody last spoke it, or since it was queued. */
const silenceMs = sql<number>`floor(extract(epoch from clock_timestamp()
	- coalesce(${replies.heartbeatAt}, ${replies.createdAt})) * 1000)::int`;
const isMine = (replyIds: readonly string[], owner: string) =>
	and(inArray(replies.id, [...replyIds]), eq(replies.owner, owner), eq(replies.status, 'running'));

const notIn = (ids: readonly string[]) => notInArray(consultations.id, [...ids]);

/** Found and taken in one journey to the database: a student waits for it. */
async function takeReply(tx: Transaction, owner: string) {
	const waiting = tx.$with('waiting').as(
		tx
			.select({
				waitingId: sql<string>`${replies.id}`.as('waiting_id'),
				waitedMs: silenceMs.as('waited_ms'),
			})
			.from(replies)
			.where(
				or(
					eq(replies.status, 'queued'),
					and(eq(replies.status, 'running'), lte(replies.heartbeatAt, silentAfter)),
				),
			)
			.orderBy(asc(replies.createdAt))
			.limit(1)
			.for('update', { skipLocked: true }),
	);
	const [row] = await tx
		.with(waiting)
		.update(replies)
		.set({
			status: 'running',
			owner,
			heartbeatAt: now,
			attempts: sql`${replies.attempts} + 1`,
		})
		.from(waiting)
		.where(eq(replies.id, waiting.waitingId))
		.returning({ ...getTableColumns(replies), waitedMs: waiting.waitedMs });
	if (!row) return null;
	return { ...toOpenReply(row), waitedMs: row.waitedMs, attempts: row.attempts };
}

/** In the order of ids, as the reply log goes: with another order each would wait for rows that the other holds. */
async function keepReplies(
	statements: Pick<Transaction, 'select' | 'update'>,
	replyIds: readonly string[],
	owner: string,
): Promise<void> {
	const mine = statements
		.select({ id: replies.id })
		.from(replies)
		.where(isMine(replyIds, owner))
		.orderBy(asc(replies.id))
		.for('no key update');
	await statements.update(replies).set({ heartbeatAt: now }).where(inArray(replies.id, mine));
}

export function createPendingWork(database: Database): PendingWork {
	return {
		takeReply: (owner) => database.inSystem((tx) => takeReply(tx, owner)),
		keepReplies: (replyIds, owner) =>
			database.onceInSystem((statements) => keepReplies(statements, replyIds, owner)),
		async releaseReply(replyId, owner) {
			await database.inSystem((tx) =>
				tx
					.update(replies)
					.set({ status: 'queued' })
					.where(isMine([replyId], owner)),
			);
		},
		listDue: (except) =>
			database.inSystem((tx) =>
				tx
					.select({ id: consultations.id, schoolId: consultations.schoolId })
					.from(consultations)
					.where(and(lte(consultations.nextDueAt, now), notIn(except)))
					.orderBy(asc(consultations.nextDueAt))
					.limit(batch),
			),
		listUngraded: (graderVersion, except) =>
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
					.where(and(eq(consultations.stage, 'submitted'), isNull(gradings.id), notIn(except)))
					.orderBy(asc(consultations.endedAt))
					.limit(batch),
			),
	};
}
