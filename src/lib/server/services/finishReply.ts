/** Ends a reply: what was shown of it joins the transcript, and the consultation goes on. */
import type { ConsultationRecord, ConsultationTransaction, ShownText } from './ports.ts';
import type { Course, SpeakContext } from './replyCourse.ts';
import { aboutNowMs, takeTurn } from './takeTurn.ts';

type Ending = { course: Course; status: 'finished' | 'failed'; shown: ShownText | null };

/** What is left of the reply joins the transcript. @returns null when it is no longer this process's to end. */
async function endIn(
	{ core, owner }: SpeakContext,
	tx: ConsultationTransaction,
	{ course, status, shown }: Ending,
	{ record, nowMs }: { record: ConsultationRecord; nowMs: number },
): Promise<ConsultationRecord | null> {
	const { reply, unstored: speaking, uses } = course;
	const open = await core.open(record);
	const spoken = { reply, text: shown?.text ?? null, status, owner, speaking };
	const closed = await core.endReply(tx, record.id, open, spoken);
	if (!closed) return null;
	for (const use of uses) await tx.recordUse(record.id, use);
	const type = status === 'finished' ? 'patient.replied' : 'patient.failed';
	return core.apply(tx, record, open, { type, ...closed }, nowMs);
}

const lastSpokenIn = ({ reply, speaking }: Course) =>
	speaking ?? { spokenBy: reply.spokenBy ?? 'author', fault: null };

/** On what this process saw last. @returns false where it has to be done under the lock. */
async function finishInTurn(context: SpeakContext, { course, status, shown }: Ending) {
	const seen = context.recent.find(course.reply.consultationId);
	if (!shown || seen?.pendingReply?.replyId !== course.reply.id) return false;
	const nowMs = aboutNowMs(context, seen);
	const ended = await takeTurn(context, seen, async (tx) => {
		const record = await endIn(context, tx, { course, status, shown }, { ...seen, nowMs });
		const { sequence } = shown;
		return record && { record, sequence, pendingReply: null, lastSpoken: lastSpokenIn(course) };
	});
	return ended !== null;
}

async function finishUnderLock(context: SpeakContext, ending: Ending): Promise<boolean> {
	const { transactions, recent } = context;
	const { schoolId, consultationId } = ending.course.reply;
	recent.forget(consultationId);
	return transactions.inSchool(schoolId, async (tx) => {
		const [record, nowMs] = await Promise.all([tx.lock(consultationId), tx.nowMs()]);
		if (!record || !(await endIn(context, tx, ending, { record, nowMs }))) return false;
		await tx.wake(consultationId);
		return true;
	});
}

/** @param shown all that was shown of it; null where this process does not know, and it is read. */
export async function finishReply(
	context: SpeakContext,
	course: Course,
	status: 'finished' | 'failed',
	shown = course.shown,
): Promise<void> {
	const ending = { course, status, shown };
	const isEnded = (await finishInTurn(context, ending)) || (await finishUnderLock(context, ending));
	// They are in the ledger with it.
	if (isEnded) course.uses = [];
}
