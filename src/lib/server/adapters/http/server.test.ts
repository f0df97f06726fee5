import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { passFences } from './fences.ts';
import { explainListenError, listen, parsePlace } from './listen.ts';
import { parseOrigins } from './publicOrigin.ts';
import { shutDown } from './shutdown.ts';

const started: Server[] = [];

afterEach(() => {
	for (const server of started.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

async function start(server: Server): Promise<string> {
	started.push(server);
	return `http://127.0.0.1:${await listen(server, { host: '127.0.0.1', port: 0 })}`;
}

const fenced = (origin?: string) =>
	createServer((request, response) => {
		if (passFences(request, response, parseOrigins(origin))) response.end('carried out');
	});

describe('the fences before the app', () => {
	it('refuse a foreign command in the reader’s language', async () => {
		const url = await start(fenced());
		const ask = (headers: Record<string, string>) =>
			fetch(url, { method: 'POST', headers: { origin: 'https://evil.example', ...headers } });
		const english = await ask({});
		expect(english.status).toBe(403);
		expect(await english.text()).toContain('another website');
		expect(await (await ask({ cookie: 'locale=zh-CN' })).text()).toContain('其他网站');
		expect(await (await ask({ accept: 'application/json' })).json()).toHaveProperty('message');
	});

	it('refuse too much with a sentence that says how much is accepted', async () => {
		const url = await start(fenced());
		const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(300_000) });
		expect(answer.status).toBe(413);
		expect(await answer.text()).toContain('256 KB');
	});

	it('set the headers that hold everywhere, and strict transport only for https addresses', async () => {
		const plain = await fetch(await start(fenced()));
		expect(await plain.text()).toBe('carried out');
		expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
		expect(plain.headers.get('cache-control')).toBe('private, no-store');
		expect(plain.headers.has('strict-transport-security')).toBe(false);
		const secure = await fetch(await start(fenced('https://patients.example.edu')));
		expect(secure.headers.has('strict-transport-security')).toBe(true);
	});
});

describe('taking a port', () => {
	it('that is in use says which, and how to choose another', async () => {
		const first = createServer();
		await start(first);
		const { port } = first.address() as AddressInfo;
		const second = listen(createServer(), { host: '127.0.0.1', port });
		await expect(second).rejects.toThrow(`Port ${port} is already in use`);
		await expect(second).rejects.toThrow(`PORT=${port + 1} npm start`);
	});

	it.each([
		['EACCES', /may not be used by this account.+1023/],
		['EADDRNOTAVAIL', /HOST is "10.9.8.7", which is no address of this machine/],
	])('that fails with %s says what to do', (code, sentence) => {
		const error = Object.assign(new Error(code), { code });
		expect(explainListenError(error, { host: '10.9.8.7', port: 80 }).message).toMatch(sentence);
	});

	it('keeps a connection for longer than a proxy before it does: one that is closed under a request loses it', async () => {
		const answer = await fetch(await start(createServer((_, response) => response.end())));
		const [, seconds] = /^timeout=(\d+)$/.exec(answer.headers.get('keep-alive') ?? '') ?? [];
		expect(Number(seconds)).toBeGreaterThan(60);
	});

	it('serves this machine alone unless HOST says otherwise', () => {
		expect(parsePlace({})).toEqual({ host: '127.0.0.1', port: 3000 });
		expect(() => parsePlace({ PORT: 'http' })).toThrow(/PORT holds "http"/);
	});
});

describe('shutting down', () => {
	it('lets the app end its streams before connections are cut', async () => {
		const order: string[] = [];
		let endStream = () => {};
		const server = createServer((_, response) => {
			response.write('a');
			endStream = () => response.end('b');
		});
		const answer = await fetch(await start(server));
		const text = answer.text().then((read) => order.push(`read ${read}`));
		await shutDown(server, async () => {
			endStream();
			await text;
			order.push('closed');
		});
		expect(order).toEqual(['read ab', 'closed']);
	});

	it('cuts a stream that does not end, once its time is over', async () => {
		const server = createServer((_, response) => void response.write('a'));
		const answer = await fetch(await start(server));
		await shutDown(server, () => new Promise(() => {}), 20);
		await expect(answer.text()).rejects.toThrow(/terminated/);
	});
});
