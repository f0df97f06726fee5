/** Replies of a consultation: queued by a command, closed by whoever is first. */
import { and, desc, eq, inArray, isNotNull, max, sql, type SQL } from 'drizzle-orm';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ConsultationTransaction, OpenReply } from '#lib/server/services/ports.ts';
import { toOpenReply } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { asked, build, fixInsert, fixStatement } from './fixedStatement.ts';
import { replies, replyChunks } from './schema/replies.ts';
import { recordUse } from './modelUses.ts';
import { wasCutOff } from './wasCutOff.ts';

type Closing = Parameters<ConsultationTransaction['closeReply']>;

const isOpen = inArray(replies.status, ['queued', 'running']);

async function readSequence(tx: Transaction, consultationId: string): Promise<number> {
	const [row] = await tx
		.select({ last: max(replyChunks.sequence) })
		.from(replyChunks)
		.where(eq(replyChunks.consultationId, consultationId));
	return row?.last ?? 0;
}

async function findOpenReply(tx: Transaction, consultationId: string) {
	const [row] = await tx
		.select()
		.from(replies)
		.where(and(eq(replies.consultationId, consultationId), isOpen));
	return row ? toOpenReply(row) : null;
}

const speakingColumns = ['spokenBy', 'model', 'briefVersion', 'caught', 'fault', 'isCut'] as const;

const closing = (columns: readonly (typeof speakingColumns)[number][], mine: SQL | undefined) =>
	fixStatement<object>(
		build
			.update(replies)
			.set({ ...asked(['status', ...columns]), finishedAt: sql`clock_timestamp()` })
			.where(and(eq(replies.id, sql.placeholder('replyId')), mine)),
	);

const own = and(eq(replies.status, 'running'), eq(replies.owner, sql.placeholder('owner')));
const closeAny = closing([], isOpen);
const closeOwn = closing([], own);
const closeOwnAs = closing(speakingColumns, own);

async function closeReply(tx: Transaction, ...[replyId, status, spoken]: Closing) {
	if (!spoken) return tx.changes(closeAny({ replyId, status }));
	const { owner, speaking } = spoken;
	const close = speaking ? closeOwnAs : closeOwn;
	return tx.changes(close({ replyId, status, owner, ...speaking }));
}

const insertReply = fixInsert(
	replies,
	['id', 'schoolId', 'consultationId', 'utteranceId', 'plan', 'spokenBy', 'owner'],
	{ status: 'running', heartbeatAt: sql`clock_timestamp()`, attempts: 1 },
);

/** One statement, so that text and number are of one moment: a piece stored between two would be shown twice, or never. */
async function readShown(tx: Transaction, consultationId: string, replyId: string) {
	const { text, sequence } = replyChunks;
	const ofReply = tx
		.select({ text: sql<string>`coalesce(string_agg(${text}, '' order by ${sequence}), '')` })
		.from(replyChunks)
		.where(and(eq(replyChunks.consultationId, consultationId), eq(replyChunks.replyId, replyId)));
	const ofConsultation = tx
		.select({ last: sql`coalesce(max(${sequence}), 0)` })
		.from(replyChunks)
		.where(eq(replyChunks.consultationId, consultationId));
	const [shown] = await tx.execute<{ text: string; sequence: string }>(
		sql`select (${ofReply}) as text, (${ofConsultation}) as sequence`,
	);
	return { text: shown?.text ?? '', sequence: Number(shown?.sequence ?? 0) };
}

async function findLastSpoken(tx: Transaction, consultationId: string) {
	const [row] = await tx
		.select({ spokenBy: replies.spokenBy, fault: replies.fault })
		.from(replies)
		.where(and(eq(replies.consultationId, consultationId), isNotNull(replies.finishedAt)))
		.orderBy(desc(replies.finishedAt))
		.limit(1);
	return row ?? null;
}

/**
 * @param owner names this process.
 * @param priceOf what a model's use costs this school.
 */
export function replyQueries(
	tx: Transaction,
	schoolId: string,
	{ owner, priceOf }: { owner: string; priceOf: (use: ModelUse) => number | null },
) {
	const begun: OpenReply[] = [];
	return {
		begun,
		async beginReply(consultationId, reply) {
			const opened = { ...reply, schoolId, consultationId };
			tx.send(insertReply({ ...opened, owner }));
			begun.push(opened);
		},
		readSequence: (consultationId) => readSequence(tx, consultationId),
		wasCutOff: (consultationId) => wasCutOff(tx, consultationId),
		findOpenReply: (consultationId) => findOpenReply(tx, consultationId),
		closeReply: (...closing) => closeReply(tx, ...closing),
		async recordSpeaking(replyId, speaking) {
			tx.send(tx.update(replies).set(speaking).where(eq(replies.id, replyId)));
		},
		async recordUse(consultationId, use) {
			recordUse(tx, { schoolId, consultationId, userId: null }, use, priceOf(use));
		},
		async listPlans(consultationId) {
			const rows = await tx
				.select()
				.from(replies)
				.where(eq(replies.consultationId, consultationId));
			return rows.map(toOpenReply);
		},
		findLastSpoken: (consultationId) => findLastSpoken(tx, consultationId),
		readShown: (consultationId, replyId) => readShown(tx, consultationId, replyId),
	} satisfies Partial<ConsultationTransaction>;
}
