/** Keeps work that fails from being tried at every sweep, and its fault from filling the log. */

export type BackOffLimits = { firstMs: number; longestMs: number };

/** From a second, doubling, to five minutes. */
export const sweepBackOff: BackOffLimits = { firstMs: 1000, longestMs: 300_000 };

type Rest = { untilMs: number; lengthMs: number };

/**
 * Kept by this process alone: a restart tries everything again.
 * @param nowMs a clock that only moves forward.
 */
export function createBackOff(nowMs: () => number, limits: BackOffLimits = sweepBackOff) {
	const rests = new Map<string, Rest>();
	return {
		/** The ids that are not to be tried yet. */
		resting: (): string[] =>
			[...rests].filter(([, { untilMs }]) => untilMs > nowMs()).map(([id]) => id),
		/** @returns how long it rests now, in milliseconds. */
		failed(id: string): number {
			const before = rests.get(id)?.lengthMs;
			const lengthMs = before ? Math.min(before * 2, limits.longestMs) : limits.firstMs;
			rests.set(id, { untilMs: nowMs() + lengthMs, lengthMs });
			return lengthMs;
		},
		succeeded: (id: string): void => void rests.delete(id),
	};
}

export type BackOff = ReturnType<typeof createBackOff>;
