import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProportion, wilsonInterval } from './proportion.ts';

describe('the interval of a proportion', () => {
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])('of %i in %i is the one Newcombe published (1998, method 3)', (hits, n, low, high) => {
		const interval = wilsonInterval(hits, n);
		expect(interval?.low).toBeCloseTo(low, 4);
		expect(interval?.high).toBeCloseTo(high, 4);
	});

	it('holds the share, stays within 0 and 1, and mirrors when hits and misses change places', () => {
		const counts = fc
			.integer({ min: 1, max: 5000 })
			.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
		fc.assert(
			fc.property(counts, ([hits, n]) => {
				const { low, high } = wilsonInterval(hits, n) ?? { low: NaN, high: NaN };
				const mirrored = wilsonInterval(n - hits, n) ?? { low: NaN, high: NaN };
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
				expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
				expect(mirrored.low).toBeCloseTo(1 - high, 10);
			}),
		);
	});

	it('does not exist where nothing was counted', () => {
		expect(describeProportion([])).toEqual({ hits: 0, n: 0, share: null, interval: null });
	});

	it('goes with the share and its counts', () => {
		expect(describeProportion([true, false, true, true])).toMatchObject({
			hits: 3,
			n: 4,
			share: 0.75,
		});
	});
});
