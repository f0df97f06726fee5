/** What disputing a mark needs of the world. */
import type { Dispute } from '#lib/domain/grading/dispute/dispute.ts';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { NewGrading, StoredGrading } from './gradingPorts.ts';

export type StoredDispute = Dispute & {
	/** The id of the command that made it: sent twice, it is one dispute. */
	id: string;
};

export type NewDispute = StoredDispute & {
	schoolId: string;
	consultationId: string;
	studentId: string;
};

export type DisputeStore = {
	/**
	 * The dispute, the gradings it corrects and the doubts it raises, all or nothing.
	 * @param correct builds the corrections from the gradings as they stand, while no other dispute corrects any.
	 * @returns what is on record for this item: the dispute given, or an earlier one, and then nothing was stored; null when
	 * the id is taken by another dispute.
	 */
	append(
		dispute: NewDispute,
		doubts: readonly Doubt[],
		correct: (gradings: readonly StoredGrading[]) => NewGrading[],
	): Promise<StoredDispute | null>;
};

/** A model's look at one line for one item; null when it cannot tell. */
export type LookAgain = (
	item: RubricItem,
	utteranceId: string,
	input: GradingInput,
) => Promise<number | null>;
