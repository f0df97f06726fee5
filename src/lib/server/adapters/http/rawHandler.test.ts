import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import { beatEveryMs } from './eventStream.ts';
import { listen } from './listen.ts';
import { createRawHandler, type RawHandlerDependencies } from './rawHandler.ts';

const started: Server[] = [];
afterEach(() => {
	vi.useRealTimers();
	for (const server of started.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

const student: Actor = { userId: 'u', schoolId: 's', role: 'student', displayName: 'Somebody' };

/** A room in which nothing happens. */
async function* silence(_actor: Actor, _id: string, _cursor: unknown, signal: AbortSignal) {
	if (signal.aborted) return;
	await new Promise((resolve) => signal.addEventListener('abort', resolve));
	yield* [];
}

type AskOptions = { cookie?: string; path?: string; method?: string; body?: string };

const room = '/api/consultations/0198c0de-0000-7000-8000-000000000000';

async function openRoom(deps: Partial<RawHandlerDependencies>) {
	const handle = createRawHandler({
		findActor: async (token) => (token === 'token' ? student : null),
		check: async () => {},
		follow: silence,
		seen: async () => {},
		say: async () => ({ revision: 1 }),
		closing: new AbortController().signal,
		...deps,
	});
	const server = createServer(async (request, response) => {
		if (!(await handle(request, response))) response.writeHead(418).end();
	});
	started.push(server);
	const port = await listen(server, { host: '127.0.0.1', port: 0 });
	return ({ cookie = 'session=token', path = 'stream', ...more }: AskOptions = {}) =>
		fetch(`http://127.0.0.1:${port}${room}/${path}`, { headers: { cookie }, ...more });
}

const ask = async (deps: Partial<RawHandlerDependencies>, options?: AskOptions) =>
	(await openRoom(deps))(options);

describe('an event stream', () => {
	it('is open at once for a browser that has missed nothing', async () => {
		const answer = await ask({});
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toContain('text/event-stream');
	});

	it('asked for while the server closes ends at once', async () => {
		const answer = await ask({ closing: AbortSignal.abort() });
		expect(await answer.text()).toBe('retry: 1000\n\n');
	});

	it('ends when the person signs out or loses the account, at the next sign of life', async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		let isSignedIn = true;
		const answer = await ask({ findActor: async () => (isSignedIn ? student : null) });
		isSignedIn = false;
		vi.advanceTimersByTime(beatEveryMs);
		expect(await answer.text()).toBe('retry: 1000\n\n');
	});

	it('is refused to whoever may not know of the consultation', async () => {
		const check = async () => {
			throw new ServiceError('not_found');
		};
		const answer = await ask({ check });
		expect([answer.status, await answer.json()]).toEqual([404, { error: 'not_found', params: {} }]);
	});

	it.each(['', 'session=', 'session=%E0%A4%A', 'session=other'])(
		'is refused without a session, whatever the cookie holds: "%s"',
		async (cookie) => {
			expect((await ask({}, { cookie })).status).toBe(401);
		},
	);
});

describe('what is said', () => {
	const commandId = 'AB98C0DE-0000-4000-8000-000000000000';
	const saying = (more: object = {}) => ({
		...{ path: 'say', method: 'POST' },
		body: JSON.stringify({ commandId, text: 'Where does it hurt?', ...more }),
	});

	it('goes to the service as whoever is signed in, and its answer comes back', async () => {
		const say = vi.fn(async () => ({ revision: 7 }));
		const answer = await ask({ say }, saying());
		expect([answer.status, await answer.json()]).toEqual([200, { revision: 7 }]);
		const input = { commandId: commandId.toLowerCase(), text: 'Where does it hurt?' };
		expect(say).toHaveBeenCalledExactlyOnceWith(
			student,
			room.split('/').at(-1),
			input,
			expect.any(Function),
		);
	});

	it('is read while a follower is asked for again, and refused where they have signed out', async () => {
		let answer: (actor: Actor | null) => void = () => {};
		const findActor = vi.fn<RawHandlerDependencies['findActor']>(async () => student);
		const stored = vi.fn();
		const say = vi.fn<RawHandlerDependencies['say']>(async (_, __, ___, sure) => {
			await sure();
			stored();
		});
		const askRoom = await openRoom({ findActor, say });
		await askRoom();
		findActor.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
		const said = askRoom(saying());
		await vi.waitFor(() => expect(say).toHaveBeenCalled());
		answer(null);
		expect([(await said).status, stored.mock.calls]).toEqual([401, []]);
	});

	it('is refused to who has signed out, and they are told nothing else', async () => {
		const findActor = vi.fn<RawHandlerDependencies['findActor']>(async () => student);
		const say = async () => {
			throw new ServiceError('not_found');
		};
		const askRoom = await openRoom({ findActor, say });
		await askRoom();
		findActor.mockResolvedValue(null);
		expect((await askRoom(saying())).status).toBe(401);
	});

	it('is refused with what the service says, as JSON', async () => {
		const say = async () => {
			throw new ServiceError('too_long', { max: 2000 });
		};
		const answer = await ask({ say }, saying());
		expect([answer.status, await answer.json()]).toEqual([
			422,
			{ error: 'too_long', params: { max: 2000 } },
		]);
	});

	it.each([
		['without a session', { ...saying(), cookie: '' }, 401],
		['that is no text', saying({ text: 7 }), 400],
		['under no id', saying({ commandId: 'mine' }), 400],
		['that is no JSON', { ...saying(), body: '{' }, 400],
	])('is refused %s', async (_, options, status) => {
		const say = vi.fn();
		expect((await ask({ say }, options)).status).toBe(status);
		expect(say).not.toHaveBeenCalled();
	});

	it.each(['constructor', 'toString', 'say/more', 'begin'])(
		'is nothing else: "%s" is left to the framework',
		async (path) => {
			expect((await ask({}, { ...saying(), path })).status).toBe(418);
		},
	);
});
