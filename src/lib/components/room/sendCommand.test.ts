import { describe, expect, it, vi } from 'vitest';
import { isRefusal, sendCommand } from './sendCommand.ts';

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const command = { commandId: 'one', text: 'Hello' };
const wait = () => Promise.resolve();

describe('sending a command', () => {
	it('repeats it under the same id until the server has answered', async () => {
		const fetch = vi
			.fn<typeof globalThis.fetch>()
			.mockRejectedValueOnce(new TypeError('offline'))
			.mockResolvedValueOnce(answer(503, { error: 'busy' }))
			.mockResolvedValueOnce(answer(200, { revision: 7 }));
		const outcome = await sendCommand('/say', command, { fetch, wait });
		expect(outcome).toEqual({ revision: 7 });
		const bodies = fetch.mock.calls.map(([, init]) => init?.body);
		expect(new Set(bodies)).toEqual(new Set([JSON.stringify(command)]));
		expect(bodies).toHaveLength(3);
	});
	it('waits longer after each failure, eight seconds at most', async () => {
		const pauses: number[] = [];
		const fetch = vi.fn<typeof globalThis.fetch>(async () =>
			pauses.length < 7 ? answer(502, {}) : answer(200, { revision: 1 }),
		);
		await sendCommand('/say', command, {
			fetch,
			wait: async (ms) => void pauses.push(ms),
		});
		expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
	});
	it('tells when the line goes down and when it is back', async () => {
		const states: boolean[] = [];
		const fetch = vi
			.fn<typeof globalThis.fetch>()
			.mockRejectedValueOnce(new TypeError('offline'))
			.mockResolvedValueOnce(answer(200, { revision: 1 }));
		await sendCommand('/say', command, { fetch, wait, onLineDown: (down) => states.push(down) });
		expect(states).toEqual([true, false]);
	});
	it('does not repeat what the server refused, and hands on its code', async () => {
		const fetch = vi.fn<typeof globalThis.fetch>(async () =>
			answer(409, { error: 'patient_is_speaking', params: {} }),
		);
		const outcome = await sendCommand('/say', command, { fetch, wait });
		expect(isRefusal(outcome)).toBe(true);
		expect(outcome).toEqual({ code: 'patient_is_speaking', params: {} });
		expect(fetch).toHaveBeenCalledOnce();
	});
	it('gives an answer without a code a code of its own', async () => {
		const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('oops', { status: 500 }));
		expect(await sendCommand('/say', command, { fetch, wait })).toEqual({
			code: 'unknown',
			params: {},
		});
	});
});
