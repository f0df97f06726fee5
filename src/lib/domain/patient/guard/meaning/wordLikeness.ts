/** How alike texts are by the words they share, the rare ones weighing more; in Chinese, by pairs of characters. Pure. */
import type { Language } from '../../../dialogue/topicCatalogue.ts';
import { contentWords } from '../../told/contentWords.ts';

type Bag = { words: ReadonlySet<string>; length: number };

export type WordLikeness = {
	/** 0 to 1 for each of the texts it was built of, in their order. */
	toEach(text: string): Float64Array;
	between(one: string, other: string): number;
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
			return shared.map((sum, index) => sum / (length * lengths[index]!));
		},
		between(one, other) {
			const [a, b] = [bagOf(one), bagOf(other)];
			const shared = [...a.words].filter((word) => b.words.has(word));
			return shared.reduce((sum, word) => sum + weigh(word) ** 2, 0) / (a.length * b.length);
		},
		sizeOf: (text) => contentWords(text, language).size,
	};
}
