/** Takes the event streams off the framework's path: who asks, may they, then straight to the socket. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionCookieAt } from '#lib/server/adapters/auth/sessionCookie.ts';
import type { Views } from '#lib/server/services/consultationViews.ts';
import { parseCursor } from '#lib/server/services/followRoom.ts';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import { streamConsultation, streamPath } from './eventStream.ts';
import { forwardedHostname } from './forwardedHeaders.ts';

export type RawHandlerDependencies = {
	findActor(token: string): Promise<Actor | null>;
	/** @throws ServiceError where the actor may not read the consultation. */
	check(actor: Actor, consultationId: string): Promise<unknown>;
	follow: Views['follow'];
	/** Told again and again while a browser follows. */
	seen(actor: Actor, consultationId: string): Promise<void>;
	closing: AbortSignal;
};

function readCookie(request: IncomingMessage, name: string): string | null {
	const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
	// Tokens are written in characters that need no decoding: what holds others is none of ours.
	const found = pairs.find(([key]) => key === name);
	return found?.slice(1).join('=') || null;
}

/** An EventSource shows no body, but a person who looks, or a tool, finds the code. */
function refuse(response: ServerResponse, status: number, code: string): void {
	response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(JSON.stringify({ error: code, params: {} }));
}

const statusOf = (error: ServiceError) =>
	error.code === 'not_signed_in' ? 401 : error.code === 'not_found' ? 404 : 409;

/** Null when the browser may not follow the consultation: it has been told why. */
async function admit(
	{ findActor, check }: RawHandlerDependencies,
	request: IncomingMessage,
	response: ServerResponse,
	consultationId: string,
): Promise<{ actor: Actor; token: string } | null> {
	try {
		const token = readCookie(request, sessionCookieAt(forwardedHostname(request)).name);
		const actor = token ? await findActor(token) : null;
		if (!token || !actor) throw new ServiceError('not_signed_in');
		await check(actor, consultationId);
		return { actor, token };
	} catch (error) {
		if (!(error instanceof ServiceError)) throw error;
		refuse(response, statusOf(error), error.code);
		return null;
	}
}

export function createRawHandler(deps: RawHandlerDependencies) {
	return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
		const path = (request.url ?? '').split('?')[0] ?? '';
		const consultationId = streamPath.exec(path)?.[1];
		if (!consultationId || request.method !== 'GET') return false;
		const admitted = await admit(deps, request, response, consultationId);
		if (!admitted) return true;
		const { actor, token } = admitted;
		await deps.seen(actor, consultationId);
		await streamConsultation(request, response, {
			consultationId,
			follow: (id, lastEventId, signal) => deps.follow(actor, id, parseCursor(lastEventId), signal),
			async isStillAllowed() {
				await deps.seen(actor, consultationId);
				return (await deps.findActor(token))?.userId === actor.userId;
			},
			closing: deps.closing,
		});
		return true;
	};
}
