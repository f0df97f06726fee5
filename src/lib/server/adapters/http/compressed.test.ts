import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { compressed } from './compressed.ts';

let server: Server | undefined;
afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))));

async function answerTo(type: string, text: string, accepts: string) {
	server = createServer(
		compressed((_, response) => response.writeHead(200, { 'content-type': type }).end(text)),
	);
	await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const answer = await fetch(`http://127.0.0.1:${port}`, {
		headers: { 'accept-encoding': accepts },
	});
	return { encoding: answer.headers.get('content-encoding'), text: await answer.text() };
}

const page = '<p>Good morning.</p>'.repeat(500);

describe('an answer', () => {
	it('is compressed where it is a page and the browser takes it, and reads the same', async () => {
		expect(await answerTo('text/html; charset=utf-8', page, 'gzip')).toEqual({
			encoding: 'gzip',
			text: page,
		});
	});

	it('is sent as it is to who takes nothing else', async () => {
		expect(await answerTo('text/html', page, 'identity')).toEqual({ encoding: null, text: page });
	});

	it('is never compressed where it is a stream', async () => {
		const stream = 'data: word\n\n'.repeat(500);
		expect(await answerTo('text/event-stream', stream, 'gzip')).toEqual({
			encoding: null,
			text: stream,
		});
	});
});
