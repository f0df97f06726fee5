import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareUnchanged } from './shareUnchanged.ts';

describe('a document read again', () => {
	it('says what is new, whatever was there before', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
				expect(shareUnchanged(before, after)).toEqual(after);
			}),
		);
	});

	it('is the same value where nothing has changed', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(shareUnchanged(value, structuredClone(value))).toBe(value);
			}),
		);
	});

	it('keeps the facts that were not touched', () => {
		const before = { facts: [{ id: 'a' }, { id: 'b' }] };
		const after = shareUnchanged(before, { facts: [{ id: 'a' }, { id: 'c' }] });
		expect(after.facts[0]).toBe(before.facts[0]);
		expect(after.facts[1]).toEqual({ id: 'c' });
	});
});
