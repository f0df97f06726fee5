import { describe, expect, it } from 'vitest';
import { compileCue, matchCues } from './cuePattern.ts';
import { splitWords } from './words.ts';

const words = (text: string) => splitWords(text, 0, text.length, (form) => [form]);
const fits = (cue: string, text: string) => matchCues([compileCue(cue)], words(text)).length > 0;

describe('the cue language', () => {
	it('lets a star stand for any ending', () => {
		expect(fits('smok*', 'do you smoke')).toBe(true);
		expect(fits('smok*', 'any smog')).toBe(false);
	});
	it('reads a slash as either word, and an underscore as a space within one', () => {
		expect(fits('worse at_night/today', 'is it worse at night')).toBe(true);
		expect(fits('worse at_night/today', 'is it worse today')).toBe(true);
		expect(fits('worse at_night/today', 'is it worse at home')).toBe(false);
	});
	it('lets a word with a question mark be missing', () => {
		expect(fits('been in a? hospital', 'ever been in hospital')).toBe(true);
		expect(fits('pain in your?/the? leg', 'pain in the leg')).toBe(true);
	});
	it('lets three dots span five words at most', () => {
		expect(fits('make* ... worse', 'does anything make the pain worse')).toBe(true);
		expect(fits('make* ... worse', 'make a b c d e f worse')).toBe(false);
	});
	it('ties a caret to the beginning and a dollar to the end', () => {
		expect(fits('^ hi', 'hi there')).toBe(true);
		expect(fits('^ hi', 'oh hi')).toBe(false);
		expect(fits('at night $', 'is it at night')).toBe(true);
		expect(fits('at night $', 'at night or by day')).toBe(false);
	});
	it('never matches inside a word', () => {
		expect(fits('age', 'do you manage')).toBe(false);
	});
});
