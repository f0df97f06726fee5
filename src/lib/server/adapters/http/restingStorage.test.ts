import async_hooks from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { putStoragesToRest } from './restingStorage.ts';

const own = async_hooks.AsyncLocalStorage;
afterAll(() => {
	Object.assign(async_hooks, { AsyncLocalStorage: own });
	syncBuiltinESMExports();
});

const newResponse = () => new EventEmitter() as unknown as ServerResponse;
const { awakeFor } = putStoragesToRest();
const storage = new async_hooks.AsyncLocalStorage<string>();

describe('a storage of the framework', () => {
	it('holds what each of several requests gave it until all are answered, and serves the next', async () => {
		const [first, second] = [newResponse(), newResponse()];
		awakeFor(first);
		awakeFor(second);
		const seen = Promise.all(
			['first', 'second'].map((name) =>
				storage.run(name, async () => {
					await turn();
					if (name === 'first') first.emit('close');
					await turn();
					return storage.getStore();
				}),
			),
		);
		expect(await seen).toEqual(['first', 'second']);
		second.emit('close');
		expect(await storage.run('third', async () => (await turn(), storage.getStore()))).toBe(
			'third',
		);
	});

	it('watches nothing between two requests', async () => {
		const response = newResponse();
		awakeFor(response);
		let kept: string | undefined = '';
		await storage.run('somebody', async () => {
			response.emit('close');
			await turn();
			kept = storage.getStore();
		});
		expect(kept).toBeUndefined();
	});
});
