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

/** @returns of the words said, 0 to 1: how much of the weight of `wanted` is among them. */
export function coverageOf(
	wanted: ReadonlySet<string>,
	weigh: Weigh,
): (said: ReadonlySet<string>) => number {
	const weighed = [...wanted].map((word) => ({ word, weight: weigh(word) }));
	const whole = sum(weighed.map(({ weight }) => weight));
	return (said) => {
		let held = 0;
		for (const { word, weight } of weighed) if (said.has(word)) held += weight;
		return whole === 0 ? 0 : held / whole;
	};
}

/** As `coverageOf`, where few words are looked at. */
export const coverage = (
	said: ReadonlySet<string>,
	wanted: ReadonlySet<string>,
	weigh: Weigh,
): number => coverageOf(wanted, weigh)(said);
