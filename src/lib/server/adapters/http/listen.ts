/** Takes the port, or says in one sentence why not. */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorError } from '../../operatorError.ts';

export interface Place {
	readonly host: string;
	readonly port: number;
}

/** Reads `HOST` and `PORT`; by default this machine alone can connect. */
export function parsePlace(env: Readonly<Record<string, string | undefined>>): Place {
	const port = env.PORT || '3000';
	if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) {
		return { host: env.HOST || '127.0.0.1', port: Number(port) };
	}
	throw new OperatorError(
		`PORT holds "${port}". It must be a number from 0 to 65535, for example PORT=3000.`,
	);
}

/**
 * A connection is kept for longer than proxies keep theirs (60 s is usual), so that it is they who close it. Were it closed
 * here, a request already on its way would be lost: with Node's 5 s, of those that follow a reply of that length. In milliseconds.
 */
const idleConnectionMs = 75_000;

/** @returns the port taken, which differs from the one asked for when that was 0. */
export function listen(server: Server, { host, port }: Place): Promise<number> {
	server.keepAliveTimeout = idleConnectionMs;
	return new Promise((resolve, reject) => {
		server.once('error', (error) => reject(explainListenError(error, { host, port })));
		server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
	});
}

export function explainListenError(error: NodeJS.ErrnoException, { host, port }: Place): Error {
	switch (error.code) {
		case 'EADDRINUSE':
			return new OperatorError(
				`Port ${port} is already in use, perhaps by this app in another terminal. Stop that program, or choose another port: PORT=${port + 1} npm start`,
			);
		case 'EACCES':
			return new OperatorError(
				`Port ${port} may not be used by this account. Choose one above 1023: PORT=3000 npm start`,
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return new OperatorError(
				`HOST is "${host}", which is no address of this machine. Use HOST=127.0.0.1 for this machine alone, or HOST=0.0.0.0 for the network.`,
			);
		default:
			return error;
	}
}
