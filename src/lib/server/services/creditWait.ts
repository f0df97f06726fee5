/** Gives a student back the time a reply waited for somebody to speak it, or for its first word. */
import type { ConsultationTransaction, Ids, OpenReply, Transactions } from './ports.ts';

/** A shorter wait is part of any conversation; a longer one is our delay, not the student's time. */
const patienceMs = 2000;

/** A reply that waited through an outage: what was given back for that is not given twice. */
async function notYetCredited(
	tx: ConsultationTransaction,
	consultationId: string,
	waitedMs: number,
): Promise<number> {
	const sinceMs = (await tx.nowMs()) - waitedMs;
	const outages = await tx.sittingClock.listOutageCredits(consultationId, sinceMs);
	const credited = outages.map(({ atMs, milliseconds }) => Math.min(milliseconds, atMs - sinceMs));
	return waitedMs - credited.reduce((sum, ms) => sum + ms, 0);
}

export async function creditWait(
	{ transactions, ids }: { transactions: Transactions; ids: Ids },
	{ consultationId, schoolId }: Pick<OpenReply, 'consultationId' | 'schoolId'>,
	waitedMs: number,
): Promise<void> {
	if (waitedMs <= patienceMs) return;
	await transactions.inSchool(schoolId, async (tx) => {
		const record = await tx.lock(consultationId);
		if (record?.stage !== 'talking') return;
		const milliseconds = await notYetCredited(tx, consultationId, waitedMs);
		if (milliseconds <= patienceMs) return;
		await tx.creditTime(record, { id: ids.newId(), milliseconds, reason: 'reply_waited' });
	});
}
