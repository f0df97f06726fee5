/** How alike texts are by the words they share, the rare ones weighing more; in Chinese, by pairs of characters. Pure. */
import type { Language } from '../../../dialogue/topicCatalogue.ts';
import { contentWords } from '../../told/contentWords.ts';

type Bag = { words: ReadonlySet<string>; length: number };

export type WordLikeness = {
	/** 0 to 1 for each of the texts it was built of, in their order. */
	toEach(text: string): Float64Array;
	/** Of one text to these, prepared once. */
	toThese(texts: readonly string[]): (text: string) => number[];
	/** How many of a text's words carry what it says. */
	sizeOf(text: string): number;
};

/** Cosine over weights of rarity (inverse document frequency, Spärck Jones 1972) among these texts. */
export function buildWordLikeness(texts: readonly string[], language: Language): WordLikeness {
	const containing = new Map<string, number[]>();
	const bags = texts.map((text) => contentWords(text, language));
	bags.forEach((words, index) => {
		for (const word of words) {
			const places = containing.get(word);
			if (places) places.push(index);
			else containing.set(word, [index]);
		}
	});
	const weigh = (word: string) =>
		Math.log((1 + texts.length) / (1 + (containing.get(word)?.length ?? 0)));
	const lengthOf = (words: ReadonlySet<string>) =>
		Math.sqrt([...words].reduce((sum, word) => sum + weigh(word) ** 2, Number.MIN_VALUE));
	const bagOf = (text: string): Bag => {
		const words = contentWords(text, language);
		return { words, length: lengthOf(words) };
	};
	const lengths = bags.map(lengthOf);

	return {
		toEach(text) {
			const { words, length } = bagOf(text);
			const shared = new Float64Array(texts.length);
			for (const word of words) {
				const weight = weigh(word) ** 2;
				for (const index of containing.get(word) ?? []) shared[index]! += weight;
			}
			for (let index = 0; index < shared.length; index += 1)
				shared[index]! /= length * lengths[index]!;
			return shared;
		},
		toThese(others) {
			const prepared = others.map(bagOf);
			return (text) => {
				const said = bagOf(text);
				return prepared.map(({ words, length }) => {
					let shared = 0;
					for (const word of said.words) if (words.has(word)) shared += weigh(word) ** 2;
					return shared / (said.length * length);
				});
			};
		},
		sizeOf: (text) => contentWords(text, language).size,
	};
}
