/** How much of what a sentence says is said by other words: shared words, each weighed by its rarity. */

/** What a word weighs: rare words tell more than common ones. */
export type Weigh = (word: string) => number;

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Inverse document frequency (Spärck Jones 1972) over the word sets given, which are counted once. */
export function weighByRarity(documents: readonly ReadonlySet<string>[]): Weigh {
	const containing = new Map<string, number>();
	for (const words of documents)
		for (const word of words) containing.set(word, (containing.get(word) ?? 0) + 1);
	return (word) => Math.log((1 + documents.length) / (1 + (containing.get(word) ?? 0)));
}

/** 0 to 1: how much of the weight of `wanted` is among the words said. */
export function coverage(
	said: ReadonlySet<string>,
	wanted: ReadonlySet<string>,
	weigh: Weigh,
): number {
	const words = [...wanted];
	const whole = sum(words.map(weigh));
	return whole === 0 ? 0 : sum(words.filter((word) => said.has(word)).map(weigh)) / whole;
}
