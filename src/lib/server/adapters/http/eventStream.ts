/** A consultation's events: one server-sent-events connection, written straight to the socket. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RoomMessage } from '#lib/server/services/followRoom.ts';

export const beatEveryMs = 15_000;

export type Follow = (
	consultationId: string,
	lastEventId: string | null,
	signal: AbortSignal,
) => AsyncIterable<RoomMessage>;

const frame = ({ id, event }: RoomMessage) => `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;

/** Waits when the browser reads more slowly than the patient speaks. */
async function write(response: ServerResponse, text: string): Promise<void> {
	if (response.write(text) || response.destroyed) return;
	await new Promise<void>((resolve) => {
		const go = () => {
			response.off('drain', go).off('close', go);
			resolve();
		};
		response.on('drain', go).on('close', go);
	});
}

function open(response: ServerResponse): void {
	// It ends with its connection: pieces need no frames of HTTP's beside their own.
	response.removeHeader('transfer-encoding');
	response.writeHead(200, {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-store',
		'x-accel-buffering': 'no',
	});
	response.write('retry: 1000\n\n');
}

/** A sign of life; for somebody who may not read on any more, the end. */
async function beat(
	response: ServerResponse,
	isStillAllowed: () => Promise<boolean>,
	stop: () => void,
): Promise<void> {
	// A question that cannot be answered now ends the stream too; the browser asks again.
	if (await isStillAllowed().catch(() => false)) response.write(': \n\n');
	else stop();
}

export type Listening = {
	consultationId: string;
	follow: Follow;
	/** Asked again and again: a sign-out, or the end of an account, ends what it had opened. */
	isStillAllowed(): Promise<boolean>;
	closing: AbortSignal;
};

/**
 * Streams until the browser goes, may not read on, or `closing` aborts. Leaving only detaches: the reply goes on.
 * It opens before the first message: a browser that has missed nothing must not seem cut off until something happens.
 * @throws what `follow` throws; the stream is then ended, and the browser resumes.
 */
export async function streamConsultation(
	request: IncomingMessage,
	response: ServerResponse,
	{ consultationId, follow, isStillAllowed, closing }: Listening,
): Promise<void> {
	const gone = new AbortController();
	const stop = () => gone.abort();
	response.once('close', stop);
	closing.addEventListener('abort', stop, { once: true });
	// Neither event comes again for what happened while we asked who this is.
	if (response.destroyed || closing.aborted) stop();
	const lastEventId = request.headers['last-event-id'];
	const messages = follow(consultationId, String(lastEventId ?? '') || null, gone.signal);
	open(response);
	const beats = setInterval(() => void beat(response, isStillAllowed, stop), beatEveryMs);
	try {
		for await (const message of messages) await write(response, frame(message));
	} finally {
		clearInterval(beats);
		closing.removeEventListener('abort', stop);
		response.end();
	}
}
