/** How much of what a sentence says is said by other words: shared words, each weighed by its rarity. */

/** What a word weighs: rare words tell more than common ones. */
export type Weigh = (word: string) => number;

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Inverse document frequency (Spärck Jones 1972) over the word sets given. */
export const weighByRarity =
	(documents: readonly ReadonlySet<string>[]): Weigh =>
	(word) => {
		const containing = documents.filter((words) => words.has(word)).length;
		return Math.log((1 + documents.length) / (1 + containing));
	};

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
