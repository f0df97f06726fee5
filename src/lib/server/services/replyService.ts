/** Speaks replies side by side: those that commands of this process begin, and those that others left behind. */
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { creditWait } from './creditWait.ts';
import type { OpenReply } from './ports.ts';
import type { Known } from './recentConsultations.ts';
import type { BegunReply, SpeakContext } from './replyCourse.ts';
import { speakReply } from './speakReply.ts';

export const heartbeatMs = 2000;

export type ReplyServiceDependencies = Omit<SpeakContext, 'stopping' | 'beat'>;

type Context = SpeakContext & {
	speaking: Map<string, Promise<void>>;
	heartbeat: NodeJS.Timeout | null;
};

/** In milliseconds. Nobody reads that fast. */
const longestBeatMs = 110;

/**
 * One beat for all replies of the process: what their models said meanwhile is stored together, a piece of each. A piece
 * costs the same however long it is, so the more speak at once the longer the beat.
 */
function openBeat(speaking: ReadonlyMap<string, unknown>): () => Promise<void> {
	let next: Promise<void> | null = null;
	return () =>
		(next ??= wait(Math.min(longestBeatMs, speaking.size)).then(() => {
			next = null;
		}));
}

/** Tells the other processes which replies this one still speaks. */
function keepAlive(context: Context): void {
	const { work, owner, log, speaking } = context;
	if (speaking.size === 0) {
		clearInterval(context.heartbeat ?? undefined);
		context.heartbeat = null;
		return;
	}
	work.keepReplies([...speaking.keys()], owner).catch((error: unknown) => {
		log.error({ err: error }, 'Replies could not be kept alive');
	});
}

function start(context: Context, reply: OpenReply, begun: BegunReply): void {
	const { log, speaking } = context;
	// After a silence of this very process (a laptop that slept) its own replies look abandoned.
	if (speaking.has(reply.id)) return;
	const done = speakReply(context, reply, begun)
		.catch((error: unknown) => log.error({ err: error, replyId: reply.id }, 'A reply was lost'))
		.finally(() => speaking.delete(reply.id));
	speaking.set(reply.id, done);
	context.heartbeat ??= setInterval(() => keepAlive(context), heartbeatMs);
}

/** What was queued, or whose process has died. */
async function takeLeft(context: Context): Promise<void> {
	const { work, owner, stopping } = context;
	while (!stopping.aborted) {
		const reply = await work.takeReply(owner);
		if (!reply) return;
		if (stopping.aborted) return work.releaseReply(reply.id, owner);
		await creditWait(context, reply, reply.waitedMs);
		start(context, reply, { attempts: reply.attempts, known: null, stored: null });
	}
}

export function createReplyService(deps: ReplyServiceDependencies) {
	const stopping = new AbortController();
	// Each reply being spoken listens.
	setMaxListeners(0, stopping.signal);
	const speaking: Context['speaking'] = new Map();
	const context: Context = {
		...{ ...deps, speaking, heartbeat: null },
		stopping: stopping.signal,
		beat: openBeat(speaking),
	};
	return {
		/** Speaks what a command of this process begins: not a word is shown before it is stored. */
		speak: (reply: OpenReply, known: Known, stored: Promise<Known | null>) =>
			start(context, reply, { attempts: 1, known, stored }),
		/** Takes every reply that waits for a speaker; those already being spoken here go on. */
		takeLeft: () => takeLeft(context),
		/** Takes nothing new and falls silent; another process, or this one restarted, goes on where it stood. */
		stop: (): void => stopping.abort(),
		/** Resolves when every reply has been given back. Stop, and let `takeLeft` settle, before. */
		async settled(): Promise<void> {
			await Promise.all(context.speaking.values());
			clearInterval(context.heartbeat ?? undefined);
		},
	};
}

export type ReplyService = ReturnType<typeof createReplyService>;
