/** A share of a count, with how far chance alone may have moved it. */
import { Z95, type Interval } from './agreement.ts';

export type Proportion = {
	hits: number;
	n: number;
	/** Null without any. */
	share: number | null;
	/** 95 %; null without any. */
	interval: Interval | null;
};

/** 95 % interval of `hits` of `n` by the score method (Wilson 1927), sound near 0 and 1 and for few; null without any. */
export function wilsonInterval(hits: number, n: number): Interval | null {
	if (n === 0) return null;
	const z2 = Z95 ** 2;
	const middle = (hits + z2 / 2) / (n + z2);
	const reach = (Z95 * Math.sqrt((hits * (n - hits)) / n + z2 / 4)) / (n + z2);
	return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The share of `true` among `outcomes`. */
export function describeProportion(outcomes: readonly boolean[]): Proportion {
	const n = outcomes.length;
	const hits = outcomes.filter(Boolean).length;
	return { hits, n, share: n === 0 ? null : hits / n, interval: wilsonInterval(hits, n) };
}
