/** Takes the replies that wait and speaks them side by side; one process at a time owns a reply. */
import { setMaxListeners } from 'node:events';
import { creditWait } from './creditWait.ts';
import type { TakenReply } from './ports.ts';
import { speakReply, type SpeakContext } from './speakReply.ts';

export type ReplyServiceDependencies = Omit<SpeakContext, 'stopping'>;

type Context = SpeakContext & { speaking: Map<string, Promise<void>> };

function start(context: Context, reply: TakenReply): void {
	const { log, speaking } = context;
	const done = speakReply(context, reply)
		.catch((error: unknown) => log.error({ err: error, replyId: reply.id }, 'A reply was lost'))
		.finally(() => speaking.delete(reply.id));
	speaking.set(reply.id, done);
}

async function takeAll(context: Context): Promise<void> {
	const { engine, work, owner, stopping, speaking } = context;
	const by = engine.kind === 'model' ? 'model' : 'author';
	while (!stopping.aborted) {
		const reply = await work.takeReply(owner, by);
		if (!reply) return;
		if (stopping.aborted) return work.releaseReply(reply.id, owner);
		await creditWait(context, reply);
		// After a silence of this very process (a laptop that slept) its own replies look abandoned.
		if (!speaking.has(reply.id)) start(context, reply);
	}
}

export function createReplyService(deps: ReplyServiceDependencies) {
	const stopping = new AbortController();
	// Each reply being spoken listens.
	setMaxListeners(0, stopping.signal);
	const context: Context = { ...deps, stopping: stopping.signal, speaking: new Map() };
	return {
		/** Takes every reply that waits; those already being spoken here go on. */
		takeAll: () => takeAll(context),
		/** Takes nothing new and falls silent; another process, or this one restarted, goes on where it stood. */
		stop: (): void => stopping.abort(),
		/** Resolves when every reply has been given back. Stop, and let `takeAll` settle, before. */
		async settled(): Promise<void> {
			await Promise.all(context.speaking.values());
		},
	};
}

export type ReplyService = ReturnType<typeof createReplyService>;
