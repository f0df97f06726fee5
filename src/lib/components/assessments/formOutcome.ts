/** What came of a form of these pages: stored, fields that cannot be used, or a refusal. */
export type FormOutcome = {
	saved?: string;
	faults?: string[];
	error?: string;
	params?: Record<string, string | number>;
} | null;
