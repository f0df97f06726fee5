/** Why a mark waits for a person. */

export const doubtReasons = [
	/** Two graders built apart say different things. */
	'graders_disagree',
	/** Only one of two graders would judge it. */
	'one_grader',
	/** Nobody but a person can judge it. */
	'unscored',
	'low_confidence',
	'void_evidence',
	'injection_suspected',
	/** Time or a fault ended the conversation in the middle of a reply. */
	'cut_off',
	/** A safety-critical item was missed: a person confirms the concern before any cap applies. */
	'safety_concern',
	/** Drawn at random, for people to audit. */
	'audit_sample',
	/** The student says they did. */
	'disputed',
	/** The candidate appeals against the mark that was told to them. */
	'appealed',
	/** A grader failed for good. */
	'grading_failed',
] as const;
export type DoubtReason = (typeof doubtReasons)[number];

export type Doubt = {
	/** Null where the whole consultation is meant. */
	itemId: string | null;
	reason: DoubtReason;
};
