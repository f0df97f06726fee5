import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendsWindow, mayChangeExtraTime } from './amendment.ts';
import { lostIn, outageBetween } from './outage.ts';

const ms = fc.integer({ min: 0, max: 10_000_000 });

describe('an outage', () => {
	it('is a silence of more than a few seconds', () => {
		expect(outageBetween(0, 5000)).toBeNull();
		expect(outageBetween(0, 60_000)).toEqual({ fromMs: 0, untilMs: 60_000 });
	});

	it('leaves a stage exactly the time that it had left when the silence began', () => {
		fc.assert(
			fc.property(ms, ms, ms, ms, (stageStartedAtMs, allowance, silentAfter, length) => {
				const dueAtMs = stageStartedAtMs + allowance;
				const outage = {
					fromMs: stageStartedAtMs + silentAfter,
					untilMs: stageStartedAtMs + silentAfter + length,
				};
				const lost = lostIn(outage, { stageStartedAtMs, dueAtMs });
				const leftBefore = Math.max(0, dueAtMs - outage.fromMs);
				const leftAfter = dueAtMs + lost - outage.untilMs;
				if (leftBefore > 0) expect(leftAfter).toBe(leftBefore);
				else expect(lost).toBe(0);
			}),
		);
	});

	it('gives a stage that began in its midst what passed since, never more than it lasted', () => {
		fc.assert(
			fc.property(ms, ms, ms, (fromMs, length, start) => {
				const lost = lostIn(
					{ fromMs, untilMs: fromMs + length },
					{ stageStartedAtMs: start, dueAtMs: Number.MAX_SAFE_INTEGER },
				);
				expect(lost).toBeLessThanOrEqual(length);
				expect(lost).toBe(Math.max(0, fromMs + length - Math.max(fromMs, start)));
			}),
		);
	});
	it('gives nothing where no clock runs', () => {
		expect(lostIn({ fromMs: 0, untilMs: 9000 }, { stageStartedAtMs: 0, dueAtMs: null })).toBe(0);
	});
});

describe('once candidates have begun', () => {
	it('the window only grows', () => {
		const before = { opensAtMs: 10, closesAtMs: 20 };
		expect(extendsWindow(before, { opensAtMs: 10, closesAtMs: 21 })).toBe(true);
		expect(extendsWindow(before, { opensAtMs: 10, closesAtMs: 19 })).toBe(false);
		expect(extendsWindow(before, { opensAtMs: 11, closesAtMs: 20 })).toBe(false);
	});
	it('who has begun is given no less extra time', () => {
		expect(mayChangeExtraTime(25, 10, true)).toBe(false);
		expect(mayChangeExtraTime(25, 50, true)).toBe(true);
		expect(mayChangeExtraTime(25, 0, false)).toBe(true);
	});
});
