/** Gives a student back the time a reply waited for somebody to speak it, or for its first word. */
import type { Ids, OpenReply, Transactions } from './ports.ts';

/** A shorter wait is part of any conversation; a longer one is our delay, not the student's time. */
const patienceMs = 2000;

export async function creditWait(
	{ transactions, ids }: { transactions: Transactions; ids: Ids },
	{ consultationId, schoolId }: Pick<OpenReply, 'consultationId' | 'schoolId'>,
	waitedMs: number,
): Promise<void> {
	if (waitedMs <= patienceMs) return;
	await transactions.inSchool(schoolId, async (tx) => {
		const record = await tx.lock(consultationId);
		if (record?.stage !== 'talking') return;
		const reason = 'reply_waited' as const;
		await tx.creditTime(record, { id: ids.newId(), milliseconds: waitedMs, reason });
	});
}
