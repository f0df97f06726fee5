/** Finds phrases in a text that arrives piece by piece, also where spaces or marks were put between the letters. */
import { foldCharacter, isInvisible } from './foldLetters.ts';
import type { Pattern, Phrase, PhraseIndex, PhraseNode } from './phraseIndex.ts';

/** A place in a tree that the letters since `start` have led to. */
type Path<Reason extends string> = {
	node: PhraseNode<Reason>;
	depth: number;
	start: number;
	inCapitals: boolean;
};

export type Found<Reason extends string> = { phrase: Phrase<Reason>; start: number };

export type PhraseMatcher<Reason extends string> = {
	/** Takes the next characters. @returns the first phrase that is complete now, or null. */
	push(text: string): Found<Reason> | null;
	/** No more will come: a phrase may end here. */
	end(): Found<Reason> | null;
	/** Offset in all that was pushed, before which nothing can still become part of a phrase. */
	safeUntil(): number;
};

const isCapital = (character: string) => character !== character.toLowerCase();
const isHan = (letter: string) => letter > '\u2e7f' && /\p{Script=Han}/u.test(letter);

/** The pattern this letter completes, or null; moves the path on. `false`: the path ends here. */
function step<Reason extends string>(
	path: Path<Reason>,
	letter: string,
): Pattern<Reason> | null | false {
	const { only, children } = path.node;
	path.depth += 1;
	if (only) {
		if (only.letters[path.depth - 1] !== letter) return false;
		return path.depth === only.letters.length ? only : null;
	}
	const child = children?.get(letter);
	if (!child) return false;
	path.node = child;
	return child.ends;
}

const leadsOn = <Reason extends string>({ only, children }: PhraseNode<Reason>, letter: string) =>
	only ? only.letters[0] === letter : children?.has(letter);

/** Follows all phrases at once, a step a letter, without making anything new for letters that lead nowhere. */
function createTrail<Reason extends string>(
	indexes: readonly PhraseIndex<Reason>[],
	isFree: (pattern: Pattern<Reason>) => boolean,
) {
	const free = new Map<Pattern<Reason>, boolean>();
	const paths: Path<Reason>[] = [];
	/** Complete but for the end of the word. */
	const complete: Found<Reason>[] = [];

	function mayBeSaid(pattern: Pattern<Reason>): boolean {
		const answer = free.get(pattern) ?? isFree(pattern);
		free.set(pattern, answer);
		return answer;
	}
	/** @returns whether the path goes on. */
	function follow(path: Path<Reason>, letter: string, capital: boolean): boolean {
		if (path.inCapitals && !capital) return false;
		const pattern = step(path, letter);
		if (pattern === false) return false;
		const { only, children } = path.node;
		if (pattern && !mayBeSaid(pattern)) {
			complete.push({ phrase: pattern.phrase, start: path.start });
		}
		// A phrase that ends here may begin a longer one.
		return only ? pattern !== only && !mayBeSaid(only) : children !== null;
	}
	function begin(node: PhraseNode<Reason>, letter: string, start: number, capital: boolean | null) {
		if (!leadsOn(node, letter)) return;
		const path = { node, depth: 0, start, inCapitals: capital !== null };
		if (follow(path, letter, capital ?? true)) paths.push(path);
	}

	return {
		complete,
		take(letter: string, start: number, startsWord: boolean, capital: boolean): void {
			complete.length = 0;
			let kept = 0;
			for (const path of paths) if (follow(path, letter, capital)) paths[kept++] = path;
			paths.length = kept;
			for (const { words, capitals, anywhere } of indexes) {
				begin(anywhere, letter, start, null);
				if (!startsWord) continue;
				begin(words, letter, start, null);
				begin(capitals, letter, start, capital);
			}
		},
		earliest(offset: number): number {
			let start = offset;
			for (const path of paths) start = Math.min(start, path.start);
			for (const found of complete) start = Math.min(start, found.start);
			return start;
		},
	};
}

/**
 * A phrase is found when its letters follow one another, whatever stands between them, from the beginning of a word to
 * the end of one: "going out" holds no "gout", but "g-o-u-t" does. Runs once a letter of every reply.
 * @param isFree whether the patient may say it all the same; asked at most once a phrase.
 */
export function createPhraseMatcher<Reason extends string>(
	indexes: readonly PhraseIndex<Reason>[],
	isFree: (pattern: Pattern<Reason>) => boolean = () => false,
): PhraseMatcher<Reason> {
	const trail = createTrail(indexes, isFree);
	const { complete } = trail;
	let offset = 0;
	let inWord = false;

	function takeLetter(letter: string, start: number, capital: boolean): Found<Reason> | null {
		const isOwnWord = isHan(letter);
		const startsWord = !inWord || isOwnWord;
		const [ended] = complete;
		if (startsWord && ended) return ended;
		trail.take(letter, start, startsWord, capital);
		inWord = true;
		return complete.find(({ phrase }) => phrase.anywhere || isOwnWord) ?? null;
	}

	function takeCharacter(character: string): Found<Reason> | null {
		const start = offset;
		offset += character.length;
		if (isInvisible(character)) return null;
		const letters = foldCharacter(character);
		if (letters === '') {
			// Apostrophes stand inside words.
			if (character === "'" || character === '’') return null;
			inWord = false;
			return complete[0] ?? null;
		}
		for (const letter of letters) {
			const found = takeLetter(letter, start, isCapital(character));
			if (found) return found;
		}
		return null;
	}

	return {
		push(text) {
			for (const character of text) {
				const found = takeCharacter(character);
				if (found) return found;
			}
			return null;
		},
		end: () => complete[0] ?? null,
		safeUntil: () => trail.earliest(offset),
	};
}
