/** A request as a route sees it, and what came of it, for the walk over all routes. */
import { isHttpError, isRedirect } from '@sveltejs/kit';
import type { Actor } from '#lib/server/services/actor.ts';
import type { Services } from '#lib/server/services/services.ts';

export type Texts = Record<string, string>;

export type Ask = {
	params?: Texts;
	search?: string;
	form?: Texts;
	body?: unknown;
};

/** A refusal by its status and what it says; else what was answered. */
export type Outcome = { status: number; text: string };

const address = 'http://localhost/walk';

function requestOf({ form, body }: Ask): Request {
	if (form) return new Request(address, { method: 'POST', body: new URLSearchParams(form) });
	if (body === undefined) return new Request(address);
	const headers = { 'content-type': 'application/json' };
	return new Request(address, { method: 'POST', headers, body: JSON.stringify(body) });
}

const eventOf = (services: Services, actor: Actor, ask: Ask) => ({
	params: ask.params ?? {},
	url: new URL(`${address}${ask.search ?? ''}`),
	request: requestOf(ask),
	locals: { actor, services, demo: false, session: { keep() {}, async end() {} } },
	cookies: { get: () => undefined, set() {}, delete() {} },
	setHeaders() {},
	depends() {},
	parent: async () => ({}),
});

const asText = (value: unknown) => JSON.stringify(value) ?? '';

async function toOutcome(answer: unknown): Promise<Outcome> {
	if (answer instanceof Response) return { status: answer.status, text: await answer.text() };
	const isFailure = answer !== null && typeof answer === 'object' && 'status' in answer;
	const status = isFailure && typeof answer.status === 'number' ? answer.status : 200;
	return { status, text: asText(answer) };
}

/** What a load, an action or a handler answers. Faults of the program pass through. */
export async function askRoute(
	run: (event: never) => unknown,
	services: Services,
	actor: Actor,
	ask: Ask,
): Promise<Outcome> {
	try {
		return await toOutcome(await run(eventOf(services, actor, ask) as never));
	} catch (thrown) {
		if (isHttpError(thrown)) return { status: thrown.status, text: asText(thrown.body) };
		if (isRedirect(thrown)) return { status: thrown.status, text: thrown.location };
		throw thrown;
	}
}
