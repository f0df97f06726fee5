import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, findClosest, suggest } from './closest.ts';

describe('the nearest known word', () => {
	test('a word is at no distance from itself and from nothing else', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (a, b) => {
				expect(editDistance(a, b) === 0).toBe(a === b);
			}),
		);
	});

	test('distance is the same in both directions', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
				expect(editDistance(a, b)).toBe(editDistance(b, a));
			}),
		);
	});

	test('two letters swapped are one slip', () => {
		expect(editDistance('topcis', 'topics')).toBe(1);
	});

	test('a mistyped word finds the one that was meant', () => {
		expect(findClosest('onste', ['site', 'onset', 'severity'])).toBe('onset');
	});

	test('a word that resembles nothing gets no guess', () => {
		expect(findClosest('banana', ['site', 'onset'])).toBeUndefined();
	});

	test('a short list of what is allowed is spelled out, a long one is not repeated beside a guess', () => {
		expect(suggest('x', ['asked', 'broad'], 'values')).toBe('the values are: asked, broad');
		const many = Array.from({ length: 40 }, (_, index) => `topic_${index}`).concat('onset');
		expect(suggest('onste', many, 'topics')).toBe('did you mean "onset"?');
	});
});
