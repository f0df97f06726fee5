import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAround } from './shownQuote.ts';

describe('a quote in its line', () => {
	it('is set apart from the words around it', () => {
		expect(splitAround('Hello. When did it start?', 'When did it')).toEqual([
			'Hello. ',
			'When did it',
			' start?',
		]);
	});
	it('leaves the line whole when the words are not in it', () => {
		expect(splitAround('Hello.', 'Goodbye')).toEqual(['Hello.', '', '']);
		expect(splitAround('Hello.', undefined)).toEqual(['Hello.', '', '']);
	});
	it('never loses a character of the line', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (text, quote) => {
				expect(splitAround(text, quote).join('')).toBe(text);
			}),
		);
	});
});
