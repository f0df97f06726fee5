/**
 * Tokens that tell when they were sent: the last five digits of the time in tenths of a millisecond, and a full stop,
 * with which a guard lets a word through at once. Processes of one machine read the same clock.
 */

const CYCLE_MS = 10_000;

/** Finer than Date.now(), and the same in all processes. In milliseconds since the epoch. */
export const sharedNowMs = (): number => performance.timeOrigin + performance.now();

export const stampNow = (): string =>
	`${String(Math.floor((sharedNowMs() % CYCLE_MS) * 10)).padStart(5, '0')}.`;

/** @returns a function that takes text as it arrives and gives the times of sending it completes, at most 9 s old. */
export function createStampReader(): (text: string, arrivedMs: number) => number[] {
	let rest = '';
	return (text, arrivedMs) => {
		const stamps = (rest + text).split('.');
		rest = stamps.pop() ?? '';
		return stamps.map((stamp) => {
			const age = (((arrivedMs - Number(stamp) / 10) % CYCLE_MS) + CYCLE_MS) % CYCLE_MS;
			// The clocks of two processes may differ by a little: not arrived before it was sent by 9 s.
			return arrivedMs - (age > 0.9 * CYCLE_MS ? age - CYCLE_MS : age);
		});
	};
}
