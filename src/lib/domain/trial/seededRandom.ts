/** Chance that comes out the same for the same seed: a measurement must be repeatable. */
import type { Random } from './student.ts';

/** mulberry32 (public domain, by Tommy Ettinger). */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function pickOne<T>(list: readonly T[], random: Random): T | undefined {
	return list[Math.floor(random() * list.length)];
}
