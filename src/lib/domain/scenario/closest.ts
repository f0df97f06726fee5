/** "Did you mean …?": the known word nearest to a mistyped one. */

/** Counts insertions, deletions and substitutions, and a swap of neighbours as one (optimal string alignment). */
export function editDistance(from: string, to: string): number {
	const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
	for (let i = 1; i <= from.length; i++) {
		const row = [i];
		for (let j = 1; j <= to.length; j++) {
			const same = from[i - 1] === to[j - 1] ? 0 : 1;
			const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
			row[j] = Math.min(
				(rows[i - 1]?.[j] ?? Infinity) + 1,
				(row[j - 1] ?? Infinity) + 1,
				(rows[i - 1]?.[j - 1] ?? Infinity) + same,
				swapped ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity,
			);
		}
		rows[i] = row;
	}
	return rows[from.length]?.[to.length] ?? Infinity;
}

/** The nearest of `known`, unless even that takes changing more than about a third of the word. */
export function findClosest(word: string, known: readonly string[]): string | undefined {
	const reach = Math.max(1, Math.round(word.length / 3));
	let best: { candidate: string; distance: number } | undefined;
	for (const candidate of known) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance <= reach && distance < (best?.distance ?? Infinity))
			best = { candidate, distance };
	}
	return best?.candidate;
}

const mostListed = 16;

/** "did you mean …?" and what is allowed, as far as a reader would want to read on. */
export function suggest(word: string, known: readonly string[], what: string): string {
	const closest = findClosest(word, known);
	const listed = known.slice(0, mostListed).join(', ') + (known.length > mostListed ? ' …' : '');
	if (known.length === 0) return `there are no ${what} here yet: add one, or take this out`;
	if (closest && known.length > mostListed) return `did you mean "${closest}"?`;
	return (closest ? `did you mean "${closest}"? ` : '') + `the ${what} are: ${listed}`;
}
