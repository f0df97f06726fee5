/** A value that changes, and those who wait for it to become as they want it. */
import { setTimeout as wait } from 'node:timers/promises';

/** Somebody whose patience is at its end: the consultation is stuck. */
export class GaveUp extends Error {}

export const PATIENCE_MS = 180_000;

export type Watch<T> = {
	now(): T | null;
	set(value: T): void;
	/** @param what is awaited, in words. @throws GaveUp past all patience. */
	until(what: string, isReached: (value: T) => boolean): Promise<T>;
};

export function openWatch<T>(): Watch<T> {
	let now: T | null = null;
	const lookers = new Set<(value: T) => void>();
	return {
		now: () => now,
		set(value) {
			now = value;
			for (const look of lookers) look(value);
		},
		async until(what, isReached) {
			const found = new AbortController();
			const reached = new Promise<T>((resolve) => {
				const look = (value: T) => void (isReached(value) && resolve(value));
				lookers.add(look);
				found.signal.addEventListener('abort', () => lookers.delete(look));
				if (now !== null) look(now);
			});
			const late = wait(PATIENCE_MS, undefined, { signal: found.signal }).then(() => {
				throw new GaveUp(what);
			});
			late.catch(() => undefined);
			try {
				return await Promise.race([reached, late]);
			} finally {
				found.abort();
			}
		},
	};
}
