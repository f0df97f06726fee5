/** The sentence beside a field that could not be used; undefined where it could. */
export const fieldFault = (
	faults: readonly string[],
	name: string,
	sentence: () => string,
): string | undefined => (faults.includes(name) ? sentence() : undefined);
