import { describe, expect, it } from 'vitest';
import { createBackOff } from './backOff.ts';

function onClock() {
	let nowMs = 0;
	const pass = (ms: number) => (nowMs += ms);
	return { pass, backOff: createBackOff(() => nowMs, { firstMs: 1000, longestMs: 5000 }) };
}

describe('work that fails', () => {
	it('rests twice as long after every failure, up to a limit', () => {
		const { backOff } = onClock();
		const rests = [1, 2, 3, 4, 5].map(() => backOff.failed('a'));
		expect(rests).toEqual([1000, 2000, 4000, 5000, 5000]);
	});

	it('is tried again when its rest is over, while others go on resting', () => {
		const { backOff, pass } = onClock();
		backOff.failed('a');
		backOff.failed('b');
		backOff.failed('b');
		expect(backOff.resting()).toEqual(['a', 'b']);
		pass(1000);
		expect(backOff.resting()).toEqual(['b']);
	});

	it('that then succeeds is forgotten', () => {
		const { backOff } = onClock();
		backOff.failed('a');
		backOff.succeeded('a');
		expect(backOff.resting()).toEqual([]);
		expect(backOff.failed('a')).toBe(1000);
	});
});
