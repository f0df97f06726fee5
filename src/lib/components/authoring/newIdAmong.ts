/** An id that nothing else has: `fact_2`, for the author to rename. */
export function newIdAmong(taken: readonly string[], stem: string): string {
	for (let number = taken.length + 1; ; number += 1) {
		const id = `${stem}_${number}`;
		if (!taken.includes(id)) return id;
	}
}
