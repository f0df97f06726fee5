/** Time in which nobody served: it is given back to whoever had a clock running. All in milliseconds. */

export type Outage = { fromMs: number; untilMs: number };

/** A pause between two signs of life that a busy machine makes by itself. */
export const longestPauseMs = 5000;

/** @returns null where the signs of life came close enough to each other. */
export function outageBetween(lastBeatMs: number, nowMs: number): Outage | null {
	return nowMs - lastBeatMs > longestPauseMs ? { fromMs: lastBeatMs, untilMs: nowMs } : null;
}

/**
 * What a stage lost in an outage: nothing of the time before it began, and nothing after its end, for time that was over
 * before anything failed is not given again.
 */
export function lostIn(
	{ fromMs, untilMs }: Outage,
	{ stageStartedAtMs, dueAtMs }: { stageStartedAtMs: number; dueAtMs: number | null },
): number {
	if (dueAtMs === null || dueAtMs <= fromMs) return 0;
	return Math.max(0, untilMs - Math.max(fromMs, stageStartedAtMs));
}
