import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn } from './figures.ts';

describe('the figures of a text', () => {
	it.each([
		['thirty-nine point seven', [39, 7]],
		['39.7', [39, 7]],
		['180 over 110', [180, 110]],
		['a hundred and ten kilos', [110]],
		['two hundred', [200]],
		['forty-two, forty-three', [42, 43]],
		['no figure at all', []],
	])('%s', (text, figures) => expect(figuresIn(text, 'en')).toEqual(figures));

	it.each([
		['三十九度七', [39, 7]],
		['一百八', [180]],
		['一百四十', [140]],
		['两百多', [200]],
		['十四', [14]],
		['38.5度', [38, 5]],
	])('%s', (text, figures) => expect(figuresIn(text, 'zh-CN')).toEqual(figures));

	it('in digits are those that were written, in either language', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(999), { maxLength: 5 }), (figures) => {
				const text = figures.join(' and / ');
				expect(figuresIn(text, 'en')).toEqual(figures);
				expect(figuresIn(text, 'zh-CN')).toEqual(figures);
			}),
		);
	});
});
