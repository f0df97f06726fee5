/** How far the marks of a consultation are. */

export type GradingProgress = {
	/** The rules have marked it. */
	rule: boolean;
	/** A second marker is at work, and has answered so many of its parts; null when none is, or it has answered. */
	model: { answered: number; parts: number } | null;
};
