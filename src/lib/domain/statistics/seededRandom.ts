/** Reproducible chance: the same seed gives the same numbers, so that a figure can be checked by anyone. */

/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** The generator mulberry32 (Tommy Ettinger 2017, public domain). @param seed taken as a 32-bit whole number. */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
