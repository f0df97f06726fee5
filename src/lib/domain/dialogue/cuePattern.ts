/**
 * The cue language of the catalogue, for languages with spaces between words. `*` ends a word in any way,
 * `a/b` is either (`in_the/at` to join
 * words), `word?` may be missing, `...` is up to five other words, `^` and `$` are the ends of the question.
 */
import { joinWords, type JoinedWords, type Word } from './words.ts';

export type CueMatch = {
	/** Indexes into the words, `to` exclusive. */
	from: number;
	to: number;
	/** How many of the words the cue itself named. */
	named: number;
	cue: string;
};

export type CuePattern = {
	cue: string;
	pattern: RegExp;
	named: number;
	/** Beginnings of which one must stand in the words for the cue to fit: a cheap look before the costly one. */
	needs: readonly string[];
};

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function alternativePattern(alternative: string): string {
	const plain = alternative.replace(/\?$/, '').replaceAll('_', ' ');
	return plain.endsWith('*') ? `${escape(plain.slice(0, -1))}\\S*` : escape(plain);
}

function wordPattern(word: string): string {
	if (word === '...') return '(?:\\S+ ){0,5}?';
	if (word === '^') return '(?<=^ )';
	if (word === '$') return '$';
	const optional = word.endsWith('?');
	const alternatives = (optional ? word.slice(0, -1) : word).split('/').map(alternativePattern);
	return `(?:(?:${alternatives.join('|')}) )${optional ? '?' : ''}`;
}

/** The beginnings of the longest word the cue cannot do without. */
function neededBeginnings(words: readonly string[]): string[] {
	const needed = words
		.filter((word) => !/^(\.\.\.|\^|\$)$|\?$/.test(word))
		.map((word) => word.split('/').map((one) => one.replace(/_.*$/, '').replace(/\*$/, '')));
	const shortest = (beginnings: string[]) => Math.min(...beginnings.map((one) => one.length));
	return needed.sort((a, b) => shortest(b) - shortest(a))[0] ?? [''];
}

export function compileCue(cue: string): CuePattern {
	const words = cue.toLowerCase().replaceAll('-', ' ').trim().split(/\s+/);
	const named = words.filter((word) => !/^(\.\.\.|\^|\$)$|\?$/.test(word)).length;
	return {
		cue,
		pattern: new RegExp(`(?<= )${words.map(wordPattern).join('')}`, 'g'),
		named,
		needs: neededBeginnings(words),
	};
}

type Indexed = { list: number; at: number; pattern: CuePattern };

/** Cues of many lists by the beginnings they need: of some thousands, what is said has a look at a few. */
export type CueIndex = ReadonlyMap<string, readonly Indexed[]>;

export function indexCues(lists: readonly (readonly CuePattern[])[]): CueIndex {
	const index = new Map<string, Indexed[]>();
	for (const [list, patterns] of lists.entries())
		for (const [at, pattern] of patterns.entries())
			for (const beginning of new Set(pattern.needs)) {
				const known = index.get(beginning);
				if (known) known.push({ list, at, pattern });
				else index.set(beginning, [{ list, at, pattern }]);
			}
	return index;
}

/** The cues that may fit these words, by the number of their list; both in the order they were given in. */
export function mayFit(index: CueIndex, { beginnings }: JoinedWords): Map<number, CuePattern[]> {
	const found = [...beginnings].flatMap((beginning) => index.get(beginning) ?? []);
	found.sort((a, b) => a.list - b.list || a.at - b.at);
	const lists = new Map<number, CuePattern[]>();
	for (const { list, pattern } of found) {
		const known = lists.get(list);
		if (!known) lists.set(list, [pattern]);
		// Found by two of its beginnings, it stands beside itself.
		else if (known.at(-1) !== pattern) known.push(pattern);
	}
	return lists;
}

/** Every place where one of the cues stands in these words, which hold no pauses. */
export const matchCues = (
	patterns: readonly CuePattern[],
	words: readonly Word[] | JoinedWords,
): CueMatch[] => {
	const { text, starts, beginnings } = 'starts' in words ? words : joinWords(words);
	return patterns
		.filter(({ needs }) => needs.some((beginning) => beginnings.has(beginning)))
		.flatMap((pattern) => matchesOf(pattern, text, starts));
};

function matchesOf(
	{ cue, pattern, named }: CuePattern,
	text: string,
	starts: number[],
): CueMatch[] {
	return [...text.matchAll(pattern)]
		.filter((match) => match[0].length > 0)
		.map((match) => {
			const end = match.index + match[0].length;
			const from = starts.findIndex((start) => start >= match.index);
			const after = starts.findIndex((start) => start >= end);
			return { from, to: after === -1 ? starts.length : after, named, cue };
		});
}

export const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }) =>
	a.from < b.to && b.from < a.to;
