import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { modelsOn } from './modelsOn.fixture.ts';

const messages = [{ role: 'user' as const, content: 'Where does it hurt?' }];
const { signal } = new AbortController();

describe('a model server', () => {
	it('is asked again at once when it had closed the connection kept for it', async () => {
		const served = new Map<Socket, number>();
		const closing = createServer((request, response) => {
			const times = (served.get(request.socket) ?? 0) + 1;
			served.set(request.socket, times);
			if (times === 2) return void request.socket.destroy();
			request.resume().once('end', () => {
				const choices = [{ message: { content: 'Here.' }, finish_reason: 'stop' }];
				response.setHeader('content-type', 'application/json').end(JSON.stringify({ choices }));
			});
		});
		await new Promise<void>((resolve) => closing.listen(0, '127.0.0.1', resolve));
		const { port } = closing.address() as AddressInfo;
		const { models, slept } = modelsOn({ baseUrl: `http://127.0.0.1:${port}/v1` });
		for (let n = 0; n < 2; n += 1) {
			expect(await models.patient?.complete(messages, signal)).toMatchObject({ value: 'Here.' });
		}
		expect([...served.values()]).toEqual([2, 1]);
		expect(slept).toEqual([]);
		closing.closeAllConnections();
		closing.close();
	});
});
