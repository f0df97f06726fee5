import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtReasons, type Doubt } from '../grading/doubt.ts';
import { countReasons, listWaiting, mergeDoubts } from './waiting.ts';

const items = ['first', 'second', 'third'];
const someDoubt: fc.Arbitrary<Doubt> = fc.record({
	itemId: fc.constantFrom(...items, 'of another rubric', null),
	reason: fc.constantFrom(...doubtReasons),
});
const someDoubts = fc.array(someDoubt);
const waitingIds = (doubts: readonly Doubt[], decided: readonly string[] = []) =>
	listWaiting(doubts, items, new Set(decided)).map(({ itemId }) => itemId);

describe('what waits', () => {
	it('comes in the rubric’s order, whatever the order of the doubts', () => {
		const doubts: Doubt[] = [
			{ itemId: 'third', reason: 'unscored' },
			{ itemId: 'first', reason: 'unscored' },
		];
		expect(waitingIds(doubts)).toEqual(['first', 'third']);
	});
	it('is every item while the whole consultation is in doubt', () => {
		expect(waitingIds([{ itemId: null, reason: 'grading_failed' }])).toEqual(items);
	});
	it('is no item that a person has decided', () => {
		const doubts: Doubt[] = [{ itemId: null, reason: 'grading_failed' }];
		expect(waitingIds(doubts, ['second'])).toEqual(['first', 'third']);
	});
	it('is nothing once every item is decided: then a review closes', () => {
		fc.assert(
			fc.property(someDoubts, (doubts) => {
				expect(waitingIds(doubts, items)).toEqual([]);
			}),
		);
	});
	it('is nothing that the rubric does not hold, for nobody could decide it', () => {
		expect(waitingIds([{ itemId: 'of another rubric', reason: 'unscored' }])).toEqual([]);
	});
	it('only grows by doubts and only shrinks by decisions', () => {
		const some = fc.subarray(items);
		fc.assert(
			fc.property(someDoubts, someDoubts, some, some, (known, more, decided, further) => {
				const now = waitingIds(known, decided);
				expect(waitingIds(mergeDoubts(known, more), decided)).toEqual(expect.arrayContaining(now));
				expect(now).toEqual(expect.arrayContaining(waitingIds(known, [...decided, ...further])));
			}),
		);
	});
});

describe('doubts merged', () => {
	it('are each kept once, and merging them again changes nothing', () => {
		fc.assert(
			fc.property(someDoubts, someDoubts, (known, more) => {
				const merged = mergeDoubts(known, more);
				expect(mergeDoubts(merged, more)).toEqual(merged);
				expect(new Set(merged.map((doubt) => JSON.stringify(doubt))).size).toBe(merged.length);
				expect(merged).toEqual(expect.arrayContaining([...known, ...more]));
			}),
		);
	});
});

describe('the count of reasons', () => {
	it('counts an item for each reason it waits for, and names no reason without items', () => {
		const waiting = listWaiting(
			[
				{ itemId: 'first', reason: 'disputed' },
				{ itemId: 'first', reason: 'unscored' },
				{ itemId: 'third', reason: 'disputed' },
			],
			items,
			new Set(),
		);
		expect(countReasons(waiting)).toEqual([
			{ reason: 'unscored', count: 1 },
			{ reason: 'disputed', count: 2 },
		]);
	});
});
