/** Speaks one reply from where it stands to its end: every chunk is logged before it is shown. */
import { buildReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	Ids,
	Log,
	OpenReply,
	PatientEngine,
	PendingWork,
	ReplyLog,
	Speaking,
	TakenReply,
	Transactions,
	Wakeups,
} from './ports.ts';
import { memoryOf } from './snapshots.ts';

export const heartbeatMs = 2000;

export type SpeakContext = {
	core: ConsultationCore;
	transactions: Transactions;
	engine: PatientEngine;
	work: PendingWork;
	replyLog: ReplyLog;
	ids: Ids;
	wakeups: Wakeups;
	log: Log;
	/** Letters that no sentence holds, the same for one consultation on every process. */
	keyOf(consultationId: string): string;
	/** Names this process. */
	owner: string;
	/** Aborted when this process must fall silent. */
	stopping: AbortSignal;
};

async function finish(
	{ core, transactions, owner }: SpeakContext,
	reply: OpenReply,
	status: 'finished' | 'failed',
): Promise<void> {
	await transactions.inSchool(reply.schoolId, async (tx) => {
		const record = await tx.lock(reply.consultationId);
		if (!record) return;
		const open = await core.open(record);
		const closed = await core.closeReply(tx, record.id, open, status, owner);
		if (!closed) return;
		const type = status === 'finished' ? 'patient.replied' : 'patient.failed';
		await core.apply(tx, record, open, { type, ...closed }, await tx.nowMs());
		await tx.wake(record.id);
	});
}

async function readStart({ core, transactions, engine, keyOf }: SpeakContext, reply: OpenReply) {
	return transactions.inSchool(reply.schoolId, async (tx) => {
		const [record, shown, utterances] = await Promise.all([
			tx.find(reply.consultationId),
			tx.readShown(reply.consultationId, reply.id),
			engine.kind === 'model' ? tx.listUtterances(reply.consultationId) : [],
		]);
		if (!record) throw new Error(`Reply ${reply.id} belongs to no consultation.`);
		const open = await core.open(record);
		const task = buildReplyTask({
			wording: open.wording,
			rubric: open.content.rubric,
			plan: reply.plan,
			memory: memoryOf(record.snapshot),
			utterances,
			key: keyOf(record.id),
			guard: open.guard,
			mode: record.mode,
		});
		return { task, shown };
	});
}

const recordSpeaking = ({ transactions }: SpeakContext, reply: OpenReply, speaking: Speaking) =>
	transactions.inSchool(reply.schoolId, (tx) => tx.recordSpeaking(reply.id, speaking));

/** @returns false when the reply was stopped or taken over in the middle. */
async function utter(context: SpeakContext, reply: OpenReply): Promise<boolean> {
	const { engine, replyLog, wakeups, owner, stopping } = context;
	const { task, shown } = await readStart(context, reply);
	let { sequence } = shown;
	for await (const piece of engine.reply(task, shown.text, stopping)) {
		if (piece.kind === 'speaking') {
			await recordSpeaking(context, reply, piece.speaking);
			continue;
		}
		sequence += 1;
		const { text } = piece;
		const isFirst = sequence === shown.sequence + 1;
		if (!(await replyLog.append(reply, owner, { sequence, text, isFirst }))) return false;
		wakeups.publish(reply.consultationId, { replyId: reply.id, sequence, text });
	}
	return !stopping.aborted;
}

/** Tells the other processes that this one still speaks. */
function keepAlive({ work, owner, log }: SpeakContext, reply: OpenReply): NodeJS.Timeout {
	return setInterval(() => {
		work.keepReply(reply.id, owner).catch((error: unknown) => {
			log.error({ err: error, replyId: reply.id }, 'A reply could not be kept alive');
		});
	}, heartbeatMs);
}

/** Taken more often than restarts explain, a reply is given up: the student must be able to go on. */
const mostAttempts = 5;

/** Finishes it, gives it back when this process stops, or ends it as failed; throws when not even that is stored. */
export async function speakReply(context: SpeakContext, reply: TakenReply): Promise<void> {
	if (reply.attempts > mostAttempts) return finish(context, reply, 'failed');
	const { work, owner, log, stopping } = context;
	const heartbeat = keepAlive(context, reply);
	try {
		if (await utter(context, reply)) await finish(context, reply, 'finished');
		else if (stopping.aborted) await work.releaseReply(reply.id, owner);
	} catch (error) {
		// An engine may answer the order to fall silent with an error of its own.
		if (stopping.aborted) return await work.releaseReply(reply.id, owner);
		log.error({ err: error, replyId: reply.id }, 'A reply failed');
		await finish(context, reply, 'failed');
	} finally {
		clearInterval(heartbeat);
	}
}
