/** What came of a form on the pages of cohorts. */
export type CohortOutcome = {
	isSaved?: boolean;
	/** People who were no members before. */
	added?: number;
	faults?: string[];
	error?: string;
	params?: Record<string, string | number>;
};
