import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storable } from './storable.ts';

describe('text from a browser', () => {
	it('loses the NUL character and half surrogate pairs, which the database refuses, wherever they stand', () => {
		const draft = {
			notepad: 'a\0b',
			note: { problems: ['\ud800 pain', '😀'], count: 3, none: null },
		};
		expect(storable(draft)).toEqual({
			notepad: 'ab',
			note: { problems: ['\ufffd pain', '😀'], count: 3, none: null },
		});
	});

	it('is otherwise kept, character by character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(storable(text)).toBe(text.replaceAll('\0', ''));
			}),
		);
	});
});
