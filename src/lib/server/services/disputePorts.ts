/** What disputing a mark needs of the world. */
import type { Dispute, GradingInput, Spend } from '#lib/domain/grading/grader.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';

export type StoredDispute = Dispute & {
	/** The id of the command that made it: sent twice, it is one dispute. */
	id: string;
};

/** Within the transaction of what comes of it. */
export type DisputeQueries = {
	/** @returns false when the item, or the id, has one already; then nothing is stored. */
	append(consultationId: string, dispute: StoredDispute & { studentId: string }): Promise<boolean>;
	/** Oldest first. */
	list(consultationId: string): Promise<StoredDispute[]>;
};

/** A model's look at one line for one item; null when it cannot tell. */
export type LookAgain = (
	item: RubricItem,
	utteranceId: string,
	input: GradingInput,
	spend: Spend,
) => Promise<number | null>;
