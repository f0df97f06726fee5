/** What candidates are called where nobody may know who they are. */

/** Four digits, the first no zero: easy to read out, the same in every language. */
const lowest = 1000;
const highest = 9999;

/**
 * Drawn by chance and never twice, so that a number tells nothing of a name, a cohort or a place in a list. One that is
 * given stays.
 * @param below a whole number from 0 up to, not including, its argument; by chance.
 */
export function drawNumbers(
	candidates: readonly { id: string; number: string | null }[],
	below: (limit: number) => number,
): Map<string, string> {
	const taken = new Set(candidates.flatMap(({ number }) => number ?? []));
	const free: number[] = [];
	for (let number = lowest; number <= highest; number += 1) {
		if (!taken.has(String(number))) free.push(number);
	}
	const drawn = new Map<string, string>();
	for (const { id, number } of candidates) {
		if (number !== null) continue;
		if (free.length === 0) throw new Error('There are more candidates than numbers.');
		const at = below(free.length);
		drawn.set(id, String(free[at]));
		free[at] = free.at(-1)!;
		free.pop();
	}
	return drawn;
}
