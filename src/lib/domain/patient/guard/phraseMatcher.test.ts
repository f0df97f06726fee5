import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPhrases, type Phrase } from './phraseIndex.ts';
import { createPhraseMatcher } from './phraseMatcher.ts';

const phrases: Phrase<'diagnosis' | 'canary'>[] = [
	{ text: 'gout', reason: 'diagnosis' },
	{ text: 'heart attack', reason: 'diagnosis' },
	{ text: '心肌梗死', reason: 'diagnosis' },
	{ text: 'FIT', reason: 'diagnosis' },
	{ text: 'kq7vw', reason: 'canary', anywhere: true },
];

function findIn(...pieces: string[]) {
	const matcher = createPhraseMatcher([indexPhrases(phrases)]);
	for (const piece of pieces) {
		const found = matcher.push(piece);
		if (found) return found.phrase.text;
	}
	return matcher.end()?.phrase.text ?? null;
}

describe('a phrase is found', () => {
	it.each([
		['as it stands', 'I think it is gout.', 'gout'],
		['at the end', 'It must be gout', 'gout'],
		['in capitals', 'GOUT!', 'gout'],
		['spelt out', 'It is g-o-u-t, you see', 'gout'],
		['with spaces between its letters', 'a h e a r t  a t t a c k then', 'heart attack'],
		['with accents and lookalikes', 'gоút', 'gout'],
		['with digits for letters', 'g0ut', 'gout'],
		['with invisible characters in it', 'go\u200But', 'gout'],
		['over a line break', 'heart\nattack', 'heart attack'],
		['when it is an abbreviation', 'They did a FIT.', 'FIT'],
		['in Chinese', '怕是心肌梗死吧', '心肌梗死'],
		['in Chinese with marks between', '心、肌、梗、死', '心肌梗死'],
		['inside another word when it is a secret', 'xxkq7vwxx', 'kq7vw'],
	])('%s', (_, text, found) => {
		expect(findIn(text)).toBe(found);
		expect(findIn(...text)).toBe(found);
	});
});

/** Words in a row whose letters together are one of the phrases. */
function holds(words: readonly string[], wanted: readonly string[]): boolean {
	return words.some((_, from) =>
		words.some((_, to) => wanted.includes(words.slice(from, to + 1).join(''))),
	);
}

it('phrases that begin one another, or run into one another, are all found', () => {
	const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(
			fc.array(letters, { minLength: 1, maxLength: 6 }),
			fc.array(letters, { maxLength: 6 }),
			(wanted, words) => {
				const index = indexPhrases(wanted.map((text) => ({ text, reason: 'diagnosis' })));
				const matcher = createPhraseMatcher([index]);
				const found = matcher.push(words.join(' ')) ?? matcher.end();
				expect(found !== null).toBe(holds(words, wanted));
			},
		),
		{ numRuns: 2000, examples: [[['aab', 'aabbb'], ['aabbb']]] },
	);
});

describe('a phrase is not found', () => {
	it.each([
		'going out',
		'I have doubts, go utterly',
		'my heart, and an attack',
		'ragout',
		'I am fit and well.',
		'心里梗',
	])('%s', (text) => expect(findIn(text)).toBeNull());
});

describe('a text that arrives in pieces', () => {
	const words = fc.constantFrom(
		'go',
		'gout',
		' ',
		'heart',
		' attack',
		'ut',
		'.',
		'心',
		'肌梗',
		'kq',
		'7vw',
	);
	const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));

	it('is found out the same however it is cut', () => {
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
				const [from, to] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y);
				expect(findIn(whole.slice(0, from), whole.slice(from, to), whole.slice(to))).toBe(
					findIn(whole),
				);
			}),
		);
	});

	it('lets nothing of a phrase through before the phrase is known', () => {
		fc.assert(
			fc.property(text, (whole) => {
				const matcher = createPhraseMatcher([indexPhrases(phrases)]);
				let safe = 0;
				for (const character of whole) {
					const found = matcher.push(character);
					if (found) {
						expect(safe).toBeLessThanOrEqual(found.start);
						return;
					}
					safe = Math.max(safe, matcher.safeUntil());
				}
				expect(safe).toBeLessThanOrEqual(whole.length);
			}),
		);
	});
});
