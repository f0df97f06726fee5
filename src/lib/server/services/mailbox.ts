/** Where wakes of one reader wait until it takes them. */
import type { Wake } from './streamPorts.ts';

/** Wakes wait in order; those that say the same are folded into one. `take` resolves to 'look' on abort, too. */
export function openMailbox(signal: AbortSignal) {
	const waiting: Wake[] = [];
	let notify = () => {};
	signal.addEventListener('abort', () => notify(), { once: true });
	return {
		put(wake: Wake): void {
			if (typeof wake === 'object' || !waiting.includes(wake)) waiting.push(wake);
			notify();
		},
		async take(): Promise<Wake> {
			while (waiting.length === 0 && !signal.aborted) {
				await new Promise<void>((resolve) => (notify = resolve));
			}
			return waiting.shift() ?? 'look';
		},
	};
}
