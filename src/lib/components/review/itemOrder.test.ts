import { describe, expect, it } from 'vitest';
import { stepFrom } from './itemOrder.ts';

const itemsOf = (...marked: string[]) =>
	marked.map((name) => ({
		id: name.replace('?', ''),
		doubts: name.endsWith('?') ? (['unscored'] as const).slice() : [],
	}));
const some = itemsOf('a', 'b?', 'c', 'd?');

describe('the keys lead', () => {
	it.each([
		[null, 'b'],
		['a', 'b'],
		['b', 'd'],
		['d', 'b'],
	])('from %s on to the next item that waits, round to the first: %s', (from, to) => {
		expect(stepFrom(some, from, 1)).toBe(to);
	});
	it.each([
		[null, 'd'],
		['d', 'b'],
		['b', 'd'],
		['c', 'b'],
	])('from %s back to %s', (from, to) => {
		expect(stepFrom(some, from, -1)).toBe(to);
	});
	it('through all items when none waits any more', () => {
		const decided = itemsOf('a', 'b');
		expect(stepFrom(decided, 'a', 1)).toBe('b');
		expect(stepFrom(decided, 'b', 1)).toBe('a');
		expect(stepFrom(decided, 'a', -1)).toBe('b');
	});
	it('nowhere from the only one that waits, and nowhere among none', () => {
		expect(stepFrom(itemsOf('a', 'b?'), 'b', 1)).toBe('b');
		expect(stepFrom([], null, 1)).toBeNull();
	});
});
