/** Speaks queued replies: every chunk is logged before it is shown, and one process at a time owns a reply. */
import type { ConsultationCore } from './consultationCore.ts';
import type {
	Log,
	OpenReply,
	PatientEngine,
	PendingWork,
	ReplyLog,
	Transactions,
	Wakeups,
} from './ports.ts';

export const heartbeatMs = 2000;

export type ReplyServiceDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	engine: PatientEngine;
	work: PendingWork;
	replyLog: ReplyLog;
	wakeups: Wakeups;
	log: Log;
	/** Names this process. */
	owner: string;
};

export function createReplyService(deps: ReplyServiceDependencies) {
	const { core, transactions, engine, work, replyLog, wakeups, log, owner } = deps;
	const speaking = new Map<string, Promise<void>>();
	const stopping = new AbortController();

	async function finish(reply: OpenReply, status: 'finished' | 'failed'): Promise<void> {
		await transactions.inSchool(reply.schoolId, async (tx) => {
			const record = await tx.lock(reply.consultationId);
			if (!record) return;
			const open = await core.open(record);
			const closed = await core.closeReply(tx, record.id, open, status, owner);
			if (!closed) return;
			const type = status === 'finished' ? 'patient.replied' : 'patient.failed';
			await core.apply(tx, record, open, { type, told: closed.told }, await tx.nowMs());
			await tx.wake(record.id);
		});
	}

	/** @returns false when the reply was stopped or taken over in the middle. */
	async function utter(reply: OpenReply): Promise<boolean> {
		const { open, shown } = await transactions.inSchool(reply.schoolId, async (tx) => {
			const record = await tx.find(reply.consultationId);
			if (!record) throw new Error(`Reply ${reply.id} belongs to no consultation.`);
			return {
				open: await core.open(record),
				shown: await tx.readShown(reply.consultationId, reply.id),
			};
		});
		let { sequence } = shown;
		for await (const text of engine.reply(reply.plan, open.wording, shown.text, stopping.signal)) {
			sequence += 1;
			if (!(await replyLog.append(reply, owner, sequence, text))) return false;
			wakeups.publish(reply.consultationId, { replyId: reply.id, sequence, text });
		}
		return !stopping.signal.aborted;
	}

	async function speak(reply: OpenReply): Promise<void> {
		const heartbeat = setInterval(() => {
			work.keepReply(reply.id, owner).catch((error: unknown) => {
				log.error({ err: error, replyId: reply.id }, 'A reply could not be kept alive');
			});
		}, heartbeatMs);
		try {
			if (await utter(reply)) await finish(reply, 'finished');
			else if (stopping.signal.aborted) await work.releaseReply(reply.id, owner);
		} catch (error) {
			log.error({ err: error, replyId: reply.id }, 'A reply failed');
			await finish(reply, 'failed');
		} finally {
			clearInterval(heartbeat);
		}
	}

	/** Takes every reply that waits; those already being spoken here go on. */
	async function takeAll(): Promise<void> {
		for (;;) {
			if (stopping.signal.aborted) return;
			const reply = await work.takeReply(owner);
			if (!reply) return;
			if (stopping.signal.aborted) return work.releaseReply(reply.id, owner);
			const done = speak(reply)
				.catch((error: unknown) => log.error({ err: error, replyId: reply.id }, 'A reply was lost'))
				.finally(() => speaking.delete(reply.id));
			speaking.set(reply.id, done);
		}
	}

	return {
		takeAll,
		/** Takes nothing new and falls silent; another process, or this one restarted, goes on where it stood. */
		stop(): void {
			stopping.abort();
		},
		/** Resolves when every reply has been given back. Stop, and let `takeAll` settle, before. */
		async settled(): Promise<void> {
			await Promise.all(speaking.values());
		},
	};
}

export type ReplyService = ReturnType<typeof createReplyService>;
