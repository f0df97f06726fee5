/** The least that can stand between a reader and a model: bytes passed on as they come. */
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

const { modelPort } = JSON.parse(process.argv[2] ?? '{}') as { modelPort: number };
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, outgoing) => {
	const { method, url: path, headers } = incoming;
	const onward = request({ host: '127.0.0.1', port: modelPort, method, path, headers, agent });
	onward.on('response', (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	onward.on('error', () => outgoing.destroy());
	outgoing.on('close', () => onward.destroy());
	incoming.pipe(onward);
});
server.listen(0, '127.0.0.1', () => {
	process.send?.({ type: 'ready', port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());
