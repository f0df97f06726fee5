/** Whether time or a fault ended the conversation in the middle of a reply. */
import { and, asc, desc, eq, gt, inArray, max } from 'drizzle-orm';
import type { Transaction } from './database.ts';
import { replies } from './schema/replies.ts';
import { consultationEvents } from './schema/transcript.ts';

const stops = ['student.stopped', 'student.ended', 'student.left', 'time.reached'];

async function lastReplyStatus(tx: Transaction, consultationId: string) {
	const [last] = await tx
		.select({ status: replies.status })
		.from(replies)
		.where(eq(replies.consultationId, consultationId))
		.orderBy(desc(replies.createdAt))
		.limit(1);
	return last?.status;
}

/** The first event after the last utterance that can have stopped its reply; what came later found it stopped. */
async function firstStop(tx: Transaction, consultationId: string) {
	const { type, revision } = consultationEvents;
	const ofConsultation = eq(consultationEvents.consultationId, consultationId);
	const lastSpoken = tx
		.select({ revision: max(revision) })
		.from(consultationEvents)
		.where(and(ofConsultation, eq(type, 'student.spoke')));
	const [stop] = await tx
		.select({ type })
		.from(consultationEvents)
		.where(and(ofConsultation, inArray(type, stops), gt(revision, lastSpoken)))
		.orderBy(asc(revision))
		.limit(1);
	return stop?.type;
}

export async function wasCutOff(tx: Transaction, consultationId: string): Promise<boolean> {
	const status = await lastReplyStatus(tx, consultationId);
	if (status === 'failed') return true;
	return status === 'stopped' && (await firstStop(tx, consultationId)) === 'time.reached';
}
