/** A page with nothing to it: how soon this machine, as busy as it is now, paints anything at all. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Screen } from './screens.ts';

const html =
	'<!doctype html><html lang="en"><title>Yardstick</title><body><h1>A page of one line</h1></body></html>';

export type Yardstick = { screen: Screen; close(): void };

export async function openYardstick(): Promise<Yardstick> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html').end(html);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		screen: { name: 'yardstick', path: `http://localhost:${port}/` },
		close: () => server.close(),
	};
}
