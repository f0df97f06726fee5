import { describe, expect, it } from 'vitest';
import { progressOf, urgencyOf } from './hintTiming.ts';

describe('how much of a conversation is over', () => {
	const half = { elapsedMs: 360_000, allowanceMs: 720_000 };
	it('is told by the clock', () => expect(progressOf(2, half)).toBe(0.5));
	it('or by the questions of somebody who types fast', () =>
		expect(progressOf(20, half)).toBe(0.8));
	it('or by the questions alone where there is no end', () =>
		expect(progressOf(5, { elapsedMs: 9e9, allowanceMs: null })).toBe(0.2));
	it('is never more than all of it', () => expect(progressOf(90, half)).toBe(1));
});

describe('a hint fits its moment', () => {
	it('of the opening, only while the conversation opens', () => {
		expect([0, 0.2, 0.5].map((at) => urgencyOf('opening', at))).toEqual([2, 2, 0]);
	});
	it('of the history, from the first words to the end', () => {
		expect([0, 0.04, 1].map((at) => urgencyOf('history', at))).toEqual([0, 1, 1]);
	});
	it('of closing, not at the third question, and before all else at the end', () => {
		expect([3 / 25, 0.6, 0.9].map((at) => urgencyOf('closing', at))).toEqual([0, 1, 2]);
	});
	it('of what is done, once something is known', () => {
		expect([0.1, 0.4, 0.8].map((at) => urgencyOf('deciding', at))).toEqual([0, 1, 2]);
	});
});
