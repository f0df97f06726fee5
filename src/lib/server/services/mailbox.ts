/** Where wakes of one reader wait until it takes them. */
import type { Chunk } from './ports.ts';

/** Wakes wait in order; wakes without a chunk are folded into one. `take` resolves to undefined on abort, too. */
export function openMailbox(signal: AbortSignal) {
	const waiting: (Chunk | undefined)[] = [];
	let notify = () => {};
	signal.addEventListener('abort', () => notify(), { once: true });
	return {
		put(chunk?: Chunk): void {
			if (chunk || !waiting.includes(undefined)) waiting.push(chunk);
			notify();
		},
		async take(): Promise<Chunk | undefined> {
			while (waiting.length === 0 && !signal.aborted) {
				await new Promise<void>((resolve) => (notify = resolve));
			}
			return waiting.shift();
		},
	};
}
