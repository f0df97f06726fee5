import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#lib/server/services/services.ts';
import { beatEveryMs } from './eventStream.ts';
import { listen } from './listen.ts';
import { createRawHandler } from './rawHandler.ts';

const student: Actor = { userId: 'u', schoolId: 's', role: 'student', displayName: 'Somebody' };
const room = '/api/consultations/0190a3c2-7c3e-7000-8000-000000000000/stream';

let server: Server;
let url: string;
let isSignedIn: boolean;
let closing: AbortController;
let ended: Promise<void>;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	isSignedIn = true;
	closing = new AbortController();
	let tellEnd = () => {};
	ended = new Promise((resolve) => (tellEnd = resolve));
	const handle = createRawHandler({
		findActor: async (token) => (token === 'right' && isSignedIn ? student : null),
		async *follow(_actor, _id, _cursor, signal) {
			yield { id: '0.0', event: { type: 'chunk', replyId: 'r', sequence: 1, text: 'hello' } };
			if (!signal.aborted)
				await new Promise((resolve) => signal.addEventListener('abort', resolve));
			tellEnd();
		},
		closing: closing.signal,
	});
	server = createServer(async (request, response) => {
		if (!(await handle(request, response))) response.writeHead(404).end();
	});
	url = `http://127.0.0.1:${await listen(server, { host: '127.0.0.1', port: 0 })}`;
});

afterEach(() => {
	vi.useRealTimers();
	server.closeAllConnections();
	server.close();
});

const ask = (path: string, token = 'right') =>
	fetch(url + path, { headers: { cookie: `session=${token}` } });

describe("a room's stream", () => {
	it('ends when the person signs out or loses the account, at the next sign of life', async () => {
		const answer = await ask(room);
		isSignedIn = false;
		vi.advanceTimersByTime(beatEveryMs);
		expect(await answer.text()).toContain('hello');
		await ended;
	});

	it('asked for while the server closes ends at once', async () => {
		closing.abort();
		expect(await (await ask(room)).text()).toContain('hello');
		await ended;
	});

	it('is opened by nothing but a session, whatever the cookie holds', async () => {
		expect((await ask(room, '%E0%A4%A')).status).toBe(401);
		expect((await ask(room, '')).status).toBe(401);
	});

	it('has an address only for a well-formed id', async () => {
		expect((await ask(`/api/consultations/${'-'.repeat(36)}/stream`)).status).toBe(404);
	});
});
