/**
 * Finds words in a text however their letters are dressed: spaces, hyphens, dots or invisible characters between them,
 * other cases, accents and lookalikes, back to front. Written apart from the patient's guard on purpose: a fault there
 * cannot excuse itself.
 */

/** Letters of other alphabets and digits, by the Latin letter a reader takes them for. */
const readAs: Readonly<Record<string, string>> = {
	...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', к: 'k', т: 't' },
	...{ α: 'a', ο: 'o', ι: 'i', ν: 'v', κ: 'k', ρ: 'p', τ: 't', ո: 'n' },
	...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' },
};

const folded = new Map<string, string>();

function readCharacter(character: string): string {
	const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return [...plain]
		.map((one) => readAs[one] ?? one)
		.filter((one) => /[\p{L}\p{N}]/u.test(one))
		.join('');
}

/** Nothing but the letters a reader sees, in lower case. */
export function bareLetters(text: string): string {
	let letters = '';
	for (const character of text) {
		const known = folded.get(character) ?? readCharacter(character);
		folded.set(character, known);
		letters += known;
	}
	return letters;
}

const backwards = (text: string) => [...text].toReversed().join('');

export type TextSearch = {
	/** Anywhere in the text, also inside other words: for words that no sentence holds by chance. */
	holds(word: string): boolean;
};

export function searchIn(text: string): TextSearch {
	const letters = bareLetters(text);
	const reversed = backwards(letters);
	return {
		holds(word) {
			const wanted = bareLetters(word);
			return wanted !== '' && (letters.includes(wanted) || reversed.includes(wanted));
		},
	};
}

/** Words of Latin letters and numbers; Chinese characters one by one. */
const wordsOf = (text: string): string[] =>
	text.toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'’])+/gu) ?? [];

/** Every run of so many words, written together. */
export function runsOf(text: string, length: number): string[] {
	const words = wordsOf(text);
	return words
		.slice(0, Math.max(0, words.length - length + 1))
		.map((_, index) => words.slice(index, index + length).join(''));
}

/** Whether a word or a phrase stands in the text as itself: for words that may hide inside others. */
export function standsIn(text: string, phrase: string): boolean {
	const letters = (one: string) => ` ${wordsOf(one).join(' ')} `;
	return letters(text).includes(letters(phrase));
}
