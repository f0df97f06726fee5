/** The stage's remaining time by the server's clock: the browser's own clock may be wrong by hours. */
import type { StudentView } from '#lib/domain/consultation/studentView.ts';

export type Clock = StudentView['clock'];

/** `calm`, then `soon` for the last quarter (two minutes at most), then `last` for thirty seconds. */
export type Urgency = 'calm' | 'soon' | 'last';

/** Milliseconds left, never below 0; null without a deadline. `elapsedMs`: since the view arrived. */
export function remainingMs(clock: Clock, elapsedMs: number): number | null {
	if (clock.dueAtMs === null) return null;
	return Math.max(0, clock.dueAtMs - clock.nowMs - Math.max(0, elapsedMs));
}

export function urgencyOf(clock: Clock, leftMs: number | null): Urgency {
	if (leftMs === null || clock.dueAtMs === null) return 'calm';
	const wholeMs = clock.dueAtMs - clock.stageStartedAtMs;
	if (leftMs <= Math.min(30_000, wholeMs / 8)) return 'last';
	return leftMs <= Math.min(120_000, wholeMs / 4) ? 'soon' : 'calm';
}

/** 605_000 -> "10:05". Rounds up, so that 0:00 shows only when time is over. */
export function clockFace(leftMs: number): string {
	const seconds = Math.ceil(leftMs / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The minute mark to read out when time runs from `beforeMs` to `afterMs`, or null. */
export function markPassed(beforeMs: number, afterMs: number): number | null {
	const marks = [5, 2, 1];
	return marks.find((mark) => beforeMs > mark * 60_000 && afterMs <= mark * 60_000) ?? null;
}
