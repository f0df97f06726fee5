/** Replies of a consultation: queued by a command, closed by whoever is first. */
import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { ConsultationTransaction } from '#lib/server/services/ports.ts';
import { toOpenReply } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { replies, replyChunks } from './schema/replies.ts';
import { consultationEvents } from './schema/transcript.ts';

const isOpen = inArray(replies.status, ['queued', 'running']);

export function replyQueries(tx: Transaction, schoolId: string) {
	async function readSequence(consultationId: string) {
		const [row] = await tx
			.select({ last: max(replyChunks.sequence) })
			.from(replyChunks)
			.where(eq(replyChunks.consultationId, consultationId));
		return row?.last ?? 0;
	}
	return {
		readSequence,
		async queueReply(consultationId, { id, utteranceId, plan }) {
			await tx
				.insert(replies)
				.values({ id, schoolId, consultationId, utteranceId, plan, status: 'queued' });
		},
		async wasCutOff(consultationId) {
			const [last] = await tx
				.select({ status: replies.status })
				.from(replies)
				.where(eq(replies.consultationId, consultationId))
				.orderBy(desc(replies.createdAt))
				.limit(1);
			if (last?.status === 'failed') return true;
			if (last?.status !== 'stopped') return false;
			const [ending] = await tx
				.select({ type: consultationEvents.type })
				.from(consultationEvents)
				.where(
					and(
						eq(consultationEvents.consultationId, consultationId),
						inArray(consultationEvents.type, ['student.stopped', 'student.ended', 'time.reached']),
					),
				)
				.orderBy(desc(consultationEvents.revision))
				.limit(1);
			return ending?.type === 'time.reached';
		},
		async findOpenReply(consultationId) {
			const [row] = await tx
				.select()
				.from(replies)
				.where(and(eq(replies.consultationId, consultationId), isOpen));
			return row ? toOpenReply(row) : null;
		},
		async closeReply(replyId, status, owner) {
			const mine = owner ? and(eq(replies.status, 'running'), eq(replies.owner, owner)) : isOpen;
			const closed = await tx
				.update(replies)
				.set({ status, finishedAt: sql`clock_timestamp()` })
				.where(and(eq(replies.id, replyId), mine))
				.returning({ id: replies.id });
			return closed.length > 0;
		},
		async readShown(consultationId, replyId) {
			const chunks = await tx
				.select({ text: replyChunks.text })
				.from(replyChunks)
				.where(eq(replyChunks.replyId, replyId))
				.orderBy(asc(replyChunks.sequence));
			const text = chunks.map((chunk) => chunk.text).join('');
			return { text, sequence: await readSequence(consultationId) };
		},
	} satisfies Partial<ConsultationTransaction>;
}
