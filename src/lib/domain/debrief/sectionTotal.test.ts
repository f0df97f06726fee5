import { describe, expect, it } from 'vitest';
import { sectionTotal } from './sectionTotal.ts';

describe('a section', () => {
	it('adds up what has a mark, and leaves out what has none on both sides', () => {
		const items = [
			{ points: 1.5, marks: 2 },
			{ points: null, marks: 5 },
			{ points: 0, marks: 1 },
		];
		expect(sectionTotal({ items })).toEqual({ points: 1.5, most: 3, share: 0.5 });
	});
	it('without any mark has no share, which is not a share of nothing', () => {
		expect(sectionTotal({ items: [{ points: null, marks: 2 }] }).share).toBeNull();
	});
});
