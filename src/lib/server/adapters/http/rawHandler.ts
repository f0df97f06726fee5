/** Takes what a conversation consists of off the framework's path, its stream and what is said: who asks, may they, then straight to the service. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { sessionCookieAt } from '#lib/server/adapters/auth/sessionCookie.ts';
import type { Views } from '#lib/server/services/consultationViews.ts';
import { parseCursor } from '#lib/server/services/followRoom.ts';
import {
	answerJson,
	refusal,
	sayingSchema,
	statusOf,
	type JsonAnswer,
} from '#lib/server/services/jsonAnswer.ts';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import { streamConsultation } from './eventStream.ts';
import { forwardedHostname } from './forwardedHeaders.ts';
import { keepFollowers } from './followers.ts';

type Saying = z.infer<typeof sayingSchema>;

export type RawHandlerDependencies = {
	findActor(token: string): Promise<Actor | null>;
	/** @throws ServiceError where the actor may not read the consultation. */
	check(actor: Actor, consultationId: string): Promise<unknown>;
	follow: Views['follow'];
	/** @param sure who it really is, where `actor` is who they were a moment ago. */
	say(
		actor: Actor,
		consultationId: string,
		input: Saying,
		sure: () => Promise<Actor>,
	): Promise<unknown>;
	/** Told again and again while a browser follows. */
	seen(actor: Actor, consultationId: string): Promise<void>;
	closing: AbortSignal;
};

type HandlerContext = RawHandlerDependencies & { followers: ReturnType<typeof keepFollowers> };

function readCookie(request: IncomingMessage, name: string): string | null {
	const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
	// Tokens are written in characters that need no decoding: what holds others is none of ours.
	const found = pairs.find(([key]) => key === name);
	return found?.slice(1).join('=') || null;
}

/** An EventSource shows no body, but a person who looks, or a tool, finds the code. */
function answer(response: ServerResponse, { status, body }: JsonAnswer): void {
	response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(JSON.stringify(body));
}

function tokenOf(request: IncomingMessage): string | null {
	return readCookie(request, sessionCookieAt(forwardedHostname(request)).name);
}

/** Null when the browser may not follow the consultation: it has been told why. */
async function admit(
	{ findActor, check }: RawHandlerDependencies,
	request: IncomingMessage,
	response: ServerResponse,
	consultationId: string,
): Promise<{ actor: Actor; token: string } | null> {
	try {
		const token = tokenOf(request);
		const actor = token ? await findActor(token) : null;
		if (!token || !actor) throw new ServiceError('not_signed_in');
		await check(actor, consultationId);
		return { actor, token };
	} catch (error) {
		if (!(error instanceof ServiceError)) throw error;
		answer(response, refusal(statusOf(error.code), error.code));
		return null;
	}
}

async function follow(
	deps: HandlerContext,
	request: IncomingMessage,
	response: ServerResponse,
	consultationId: string,
): Promise<void> {
	const admitted = await admit(deps, request, response, consultationId);
	if (!admitted) return;
	const { actor, token } = admitted;
	await deps.seen(actor, consultationId);
	const leave = deps.followers.enter(token, actor);
	await streamConsultation(request, response, {
		consultationId,
		follow: (id, lastEventId, signal) => deps.follow(actor, id, parseCursor(lastEventId), signal),
		async isStillAllowed() {
			await deps.seen(actor, consultationId);
			return (await deps.findActor(token))?.userId === actor.userId;
		},
		closing: deps.closing,
	}).finally(leave);
}

/** The body's length was judged before, and Node holds the sender to it. */
async function readJson(request: IncomingMessage): Promise<unknown> {
	try {
		return JSON.parse(await text(request));
	} catch {
		return null;
	}
}

/**
 * Whoever follows a room was known when they began: their words are read while they are asked for again. Nothing is stored,
 * and nobody else is told of them, before that is answered.
 */
async function say(
	deps: HandlerContext,
	request: IncomingMessage,
	response: ServerResponse,
	consultationId: string,
): Promise<void> {
	const token = tokenOf(request);
	const asked = token ? deps.findActor(token) : Promise.resolve(null);
	// Where it fails before anybody waits for it, it is no less waited for.
	asked.catch(() => undefined);
	const body = await readJson(request);
	// The driver sends small questions at the end of this turn of the loop.
	await setImmediate();
	const presumed = token ? deps.followers.find(token) : null;
	const sure = async () => {
		const actor = await asked;
		if (!actor || (presumed && actor.userId !== presumed.userId))
			throw new ServiceError('not_signed_in');
		return actor;
	};
	const call = (speaker: Actor, input: Saying) =>
		deps.say(speaker, consultationId, input, sure).catch(async (error: unknown) => {
			// Who is nobody by now is told that, and not what else was wrong.
			await sure();
			throw error;
		});
	answer(response, await answerJson(presumed ?? (await asked), sayingSchema, body, call));
}

const taken = new Map([
	['GET stream', follow],
	['POST say', say],
]);

const roomPath = /^\/api\/consultations\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\w+)$/;

export function createRawHandler(deps: RawHandlerDependencies) {
	const context = { ...deps, followers: keepFollowers() };
	return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
		const [path = ''] = (request.url ?? '').split('?');
		const [, consultationId, deed] = roomPath.exec(path) ?? [];
		const take = taken.get(`${request.method} ${deed}`);
		if (!consultationId || !take) return false;
		await take(context, request, response, consultationId);
		return true;
	};
}
