/**
 * Before Node 24 an AsyncLocalStorage has every promise of the process watched from its first use on, whoever's promise it
 * is. The framework needs its storages while it answers a request, and no longer: between two pages, conversations go
 * on unwatched.
 */
import async_hooks, { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

/** From now on who makes a storage makes one that can be put to rest. Called once, before the framework is loaded. */
export function putStoragesToRest() {
	const made = new Set<AsyncLocalStorage<unknown>>();
	class RestingStorage<T> extends AsyncLocalStorage<T> {
		constructor() {
			super();
			made.add(this as AsyncLocalStorage<unknown>);
		}
	}
	Object.assign(async_hooks, { AsyncLocalStorage: RestingStorage });
	syncBuiltinESMExports();
	let open = 0;
	return {
		/** While this is answered the storages hold what they are given; at their next use they wake by themselves. */
		awakeFor(response: ServerResponse): void {
			open += 1;
			response.once('close', () => {
				open -= 1;
				if (open === 0) for (const storage of made) storage.disable();
			});
		},
	};
}
