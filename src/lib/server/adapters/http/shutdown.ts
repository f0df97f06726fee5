/** Ends the server on a signal: streams first, then connections, within a few seconds. */

import type { Server } from 'node:http';

/** adapter-node's own server waits 30 s for open streams; ours closes them itself. */
export const SHUTDOWN_MS = 3_000;

/**
 * Stops accepting, lets the app end its streams and save, then cuts what is left.
 * @param limitMs after which whatever still runs is given up.
 */
export async function shutDown(
	server: Server,
	closeApp: () => Promise<void>,
	limitMs: number = SHUTDOWN_MS,
): Promise<void> {
	const closed = new Promise((resolve) => server.close(resolve));
	server.closeIdleConnections();
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise((resolve) => (timer = setTimeout(resolve, limitMs)));
	await Promise.race([
		limit,
		closeApp()
			.then(() => server.closeIdleConnections())
			.then(() => closed),
	]);
	clearTimeout(timer);
	server.closeAllConnections();
}
