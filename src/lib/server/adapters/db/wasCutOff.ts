/** Whether time or a fault ended the conversation in the middle of a reply. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from './database.ts';
import { replies } from './schema/replies.ts';
import { consultationEvents } from './schema/transcript.ts';

async function lastReplyStatus(tx: Transaction, consultationId: string) {
	const [last] = await tx
		.select({ status: replies.status })
		.from(replies)
		.where(eq(replies.consultationId, consultationId))
		.orderBy(desc(replies.createdAt))
		.limit(1);
	return last?.status;
}

/** The last event that can have stopped a reply. */
async function lastStop(tx: Transaction, consultationId: string) {
	const { type, revision } = consultationEvents;
	const [ending] = await tx
		.select({ type })
		.from(consultationEvents)
		.where(
			and(
				eq(consultationEvents.consultationId, consultationId),
				inArray(type, ['student.stopped', 'student.ended', 'time.reached']),
			),
		)
		.orderBy(desc(revision))
		.limit(1);
	return ending?.type;
}

export async function wasCutOff(tx: Transaction, consultationId: string): Promise<boolean> {
	const status = await lastReplyStatus(tx, consultationId);
	if (status === 'failed') return true;
	return status === 'stopped' && (await lastStop(tx, consultationId)) === 'time.reached';
}
