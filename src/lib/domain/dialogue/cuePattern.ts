/**
 * The cue language of the catalogue, for languages with spaces between words. `*` ends a word in any way,
 * `a/b` is either (`in_the/at` to join
 * words), `word?` may be missing, `...` is up to four other words, `^` and `$` are the ends of the question.
 */
import { joinWords, type Word } from './words.ts';

export type CueMatch = {
	/** Indexes into the words, `to` exclusive. */
	from: number;
	to: number;
	/** How many of the words the cue itself named. */
	named: number;
	cue: string;
};

export type CuePattern = { cue: string; pattern: RegExp; named: number };

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function alternativePattern(alternative: string): string {
	const plain = alternative.replaceAll('_', ' ');
	return plain.endsWith('*') ? `${escape(plain.slice(0, -1))}\\S*` : escape(plain);
}

function wordPattern(word: string): string {
	if (word === '...') return '(?:\\S+ ){0,4}';
	if (word === '^') return '(?<=^ )';
	if (word === '$') return '$';
	const optional = word.endsWith('?');
	const alternatives = (optional ? word.slice(0, -1) : word).split('/').map(alternativePattern);
	return `(?:(?:${alternatives.join('|')}) )${optional ? '?' : ''}`;
}

export function compileCue(cue: string): CuePattern {
	const words = cue.toLowerCase().replaceAll('-', ' ').trim().split(/\s+/);
	const named = words.filter((word) => !/^(\.\.\.|\^|\$)$|\?$/.test(word)).length;
	return {
		cue,
		pattern: new RegExp(`(?<= )${words.map(wordPattern).join('')}`, 'g'),
		named,
	};
}

/** Every place where one of the cues stands in these words, which hold no pauses. */
export function matchCues(patterns: readonly CuePattern[], words: readonly Word[]): CueMatch[] {
	const { text, starts } = joinWords(words);
	return patterns.flatMap(({ cue, pattern, named }) =>
		[...text.matchAll(pattern)]
			.filter((match) => match[0].length > 0)
			.map((match) => {
				const end = match.index + match[0].length;
				const from = starts.findIndex((start) => start >= match.index);
				const after = starts.findIndex((start) => start >= end);
				return { from, to: after === -1 ? words.length : after, named, cue };
			}),
	);
}

export const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }) =>
	a.from < b.to && b.from < a.to;
