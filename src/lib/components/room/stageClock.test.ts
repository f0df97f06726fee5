import { describe, expect, it } from 'vitest';
import { clockFace, markPassed, remainingMs, urgencyOf } from './stageClock.ts';

const clock = { nowMs: 1_000_000, stageStartedAtMs: 1_000_000, dueAtMs: 1_720_000 };

describe('the time left', () => {
	it('counts from the server’s clock and what has passed since the view arrived', () => {
		expect(remainingMs(clock, 20_000)).toBe(700_000);
	});
	it('never falls below nothing', () => {
		expect(remainingMs(clock, 9_000_000)).toBe(0);
	});
	it('is unknown where the stage has no deadline', () => {
		expect(remainingMs({ ...clock, dueAtMs: null }, 0)).toBeNull();
		expect(urgencyOf({ ...clock, dueAtMs: null }, null)).toBe('calm');
	});
	it('shows 0:00 only when time is over', () => {
		expect([605_000, 1, 0].map(clockFace)).toEqual(['10:05', '0:01', '0:00']);
	});
});

describe('the warning', () => {
	it('is calm, then soon for two minutes, then last for half a minute', () => {
		const urgencies = [300_000, 120_000, 30_001, 30_000].map((left) => urgencyOf(clock, left));
		expect(urgencies).toEqual(['calm', 'soon', 'soon', 'last']);
	});
	it('comes later in a short stage, so that it is not all warning', () => {
		const short = { ...clock, dueAtMs: clock.stageStartedAtMs + 80_000 };
		expect(urgencyOf(short, 21_000)).toBe('calm');
		expect(urgencyOf(short, 19_000)).toBe('soon');
	});
	it('is read out once when a minute mark is passed', () => {
		expect(markPassed(300_100, 299_900)).toBe(5);
		expect(markPassed(299_900, 299_700)).toBeNull();
	});
});
