/** A port on the loopback address that nobody listens on. */

import { createServer, type AddressInfo } from 'node:net';

/** The port may be taken again before it is used: the caller tries another one then. */
export function findFreePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
