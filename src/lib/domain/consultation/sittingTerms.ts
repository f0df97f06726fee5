/** What an assessment fixes for one consultation. Practice has no terms and goes by its case. */

/** In whole seconds, before any extra time; a case's briefing names them alike. */
export type StageTimes = {
	readingSeconds: number;
	consultationSeconds: number;
	noteSeconds: number;
};

export type SittingTerms = {
	assessmentId: string;
	/** Which of its stations this is; the first is 1. */
	station: { position: number; count: number };
	times: StageTimes;
	/** The candidate's extra time, 0 to 100. */
	extraPercent: number;
	/** Who may put the patient into words, in the order they are asked; none: the author's own words. */
	patientModels: string[];
};

/**
 * Extra time lengthens every stage by the same share, and a fraction of a second is the candidate's.
 * @param extraPercent 0 to 100.
 * @returns whole seconds.
 */
export const withExtraTime = (seconds: number, extraPercent: number): number =>
	Math.ceil((seconds * (100 + extraPercent)) / 100);

/** The times a candidate has. */
export const timesWithExtra = ({
	times,
	extraPercent,
}: Pick<SittingTerms, 'times' | 'extraPercent'>): StageTimes => ({
	readingSeconds: withExtraTime(times.readingSeconds, extraPercent),
	consultationSeconds: withExtraTime(times.consultationSeconds, extraPercent),
	noteSeconds: withExtraTime(times.noteSeconds, extraPercent),
});
