/** Finds phrases in a text that arrives piece by piece, also where spaces or marks were put between the letters. */
import { foldCharacter, foldLetters, isInvisible } from './foldLetters.ts';

export type Phrase<Reason extends string = string> = {
	text: string;
	reason: Reason;
	/** Found inside other words, too: for secrets that no sentence holds by chance. */
	anywhere?: boolean;
};

type Pattern<Reason extends string> = {
	letters: string;
	phrase: Phrase<Reason>;
	/** Its letters count in capitals alone: "FIT" is a test, "fit" is anybody's word. */
	inCapitals: boolean;
};
type Partial<Reason extends string> = { pattern: Pattern<Reason>; matched: number; start: number };

export type Found<Reason extends string> = { phrase: Phrase<Reason>; start: number };

export type PhraseMatcher<Reason extends string> = {
	/** Takes the next characters. @returns the first phrase that is complete now, or null. */
	push(text: string): Found<Reason> | null;
	/** No more will come: a phrase may end here. */
	end(): Found<Reason> | null;
	/** Offset in all that was pushed, before which nothing can still become part of a phrase. */
	safeUntil(): number;
};

const abbreviation = /^[A-Z]{2,4}$/;
const isCapital = (character: string) => character !== character.toLowerCase();
const han = /\p{Script=Han}/u;

/**
 * A phrase is found when its letters follow one another, whatever stands between them, from the beginning of a word to
 * the end of one: "going out" holds no "gout", but "g-o-u-t" does.
 */
export function createPhraseMatcher<Reason extends string>(
	phrases: readonly Phrase<Reason>[],
): PhraseMatcher<Reason> {
	const byFirst = indexByFirstLetter(phrases);
	let offset = 0;
	let inWord = false;
	let partials: Partial<Reason>[] = [];
	/** Complete but for the end of the word. */
	let complete: Partial<Reason>[] = [];

	function takeLetter(letter: string, start: number, capital: boolean): Found<Reason> | null {
		const startsWord = !inWord || han.test(letter);
		const ended = startsWord ? firstOf(complete) : null;
		if (ended) return ended;
		const begun = (byFirst.get(letter) ?? [])
			.filter(({ phrase }) => startsWord || phrase.anywhere)
			.map((pattern) => ({ pattern, matched: 0, start }));
		const advanced = advance([...partials, ...begun], letter, capital);
		partials = advanced.filter(({ pattern, matched }) => matched < pattern.letters.length);
		complete = advanced.filter(({ pattern, matched }) => matched === pattern.letters.length);
		inWord = true;
		return firstOf(complete.filter(({ pattern }) => pattern.phrase.anywhere || han.test(letter)));
	}

	function takeCharacter(character: string): Found<Reason> | null {
		const start = offset;
		offset += character.length;
		if (isInvisible(character)) return null;
		const letters = foldCharacter(character);
		if (letters === '') {
			// Apostrophes stand inside words.
			if (/['’]/.test(character)) return null;
			inWord = false;
			return firstOf(complete);
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
		end: () => firstOf(complete),
		safeUntil: () => Math.min(offset, ...[...partials, ...complete].map(({ start }) => start)),
	};
}

const advance = <Reason extends string>(
	partials: readonly Partial<Reason>[],
	letter: string,
	capital: boolean,
): Partial<Reason>[] =>
	partials
		.filter(({ pattern, matched }) => pattern.letters[matched] === letter)
		.filter(({ pattern }) => capital || !pattern.inCapitals)
		.map((one) => ({ ...one, matched: one.matched + 1 }));

const firstOf = <Reason extends string>(
	whole: readonly Partial<Reason>[],
): Found<Reason> | null => {
	const [first] = whole;
	return first ? { phrase: first.pattern.phrase, start: first.start } : null;
};

function indexByFirstLetter<Reason extends string>(phrases: readonly Phrase<Reason>[]) {
	const index = new Map<string, Pattern<Reason>[]>();
	for (const phrase of phrases) {
		const letters = foldLetters(phrase.text);
		const first = letters[0];
		if (first === undefined) continue;
		const inCapitals = abbreviation.test(phrase.text);
		index.set(first, [...(index.get(first) ?? []), { letters, phrase, inCapitals }]);
	}
	return index;
}
