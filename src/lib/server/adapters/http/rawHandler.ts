/** Takes the event streams off the framework's path: who asks, may they, then straight to the socket. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionCookieName } from '#lib/server/adapters/auth/sessionCookie.ts';
import { parseCursor, type Views } from '#lib/server/services/consultationViews.ts';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import type { Actor } from '#lib/server/services/services.ts';
import { streamConsultation, streamPath } from './eventStream.ts';
import { forwardedHostname } from './forwardedHeaders.ts';
import { cookiePlace } from './publicOrigin.ts';

export type RawHandlerDependencies = {
	findActor(token: string): Promise<Actor | null>;
	follow: Views['follow'];
	closing: AbortSignal;
};

function readCookie(request: IncomingMessage, name: string): string | null {
	const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
	// Tokens are written in characters that need no decoding: what holds others is none of ours.
	const value = pairs
		.find(([key]) => key === name)
		?.slice(1)
		.join('=');
	return value || null;
}

/** An EventSource shows no body, but a person who looks, or a tool, finds the code. */
function refuse(response: ServerResponse, status: number, code: string): void {
	response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(JSON.stringify({ error: code, params: {} }));
}

const statusOf = (error: ServiceError) =>
	error.code === 'not_signed_in' ? 401 : error.code === 'not_found' ? 404 : 409;

export function createRawHandler({ findActor, follow, closing }: RawHandlerDependencies) {
	return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
		const path = (request.url ?? '').split('?')[0] ?? '';
		const consultationId = streamPath.exec(path)?.[1];
		if (!consultationId || request.method !== 'GET') return false;
		const token = readCookie(request, sessionCookieName(cookiePlace(forwardedHostname(request))));
		const actor = token ? await findActor(token) : null;
		if (!token || !actor) {
			refuse(response, 401, 'not_signed_in');
			return true;
		}
		try {
			await streamConsultation(request, response, {
				consultationId,
				follow: (id, lastEventId, signal) => follow(actor, id, parseCursor(lastEventId), signal),
				isStillAllowed: async () => (await findActor(token))?.userId === actor.userId,
				closing,
			});
		} catch (error) {
			if (!(error instanceof ServiceError)) throw error;
			refuse(response, statusOf(error), error.code);
		}
		return true;
	};
}
