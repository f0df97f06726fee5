/** A reply on its way to the screen: the log it is appended to, and who is woken by it. */
import type { OpenReply } from './ports.ts';
import type { Known } from './recentConsultations.ts';

/** The log a reply is written to before it is shown, batched over all streams of the process. */
export type ReplyLog = {
	/**
	 * @param piece `isFirst`: somebody waits for the reply to begin, so it does not wait for others.
	 * @returns false when the reply is no longer this process's to speak.
	 */
	append(
		reply: OpenReply,
		owner: string,
		piece: { sequence: number; text: string; isFirst: boolean },
	): Promise<boolean>;
};

export type Chunk = { replyId: string; sequence: number; text: string };

/** The consultation as an event has left it. */
export type Moved = { known: Known };

/** What a reader is woken for: these words, an event that was stored, or something that it has to look for. */
export type Wake = Chunk | Moved | 'moved' | 'look';

export type Wakeups = {
	/** To the readers of this process, at once. */
	publish(consultationId: string, wake: Wake): void;
	/** @returns an unsubscribe function. */
	subscribe(consultationId: string, listener: (wake: Wake) => void): () => void;
};

export type StreamReader = {
	/** The consultation's revision and deadline and the chunks after `sequence`, in one consistent read. */
	readSince(
		schoolId: string,
		consultationId: string,
		sequence: number,
	): Promise<{ revision: number; dueAtMs: number | null; chunks: Chunk[] }>;
};
