/** The queue of consultations that wait for a person, and what it needs of the world. */
import type { Doubt } from '#lib/domain/grading/doubt.ts';

/** For whoever finds doubts. */
export type ReviewQueue = {
	/**
	 * Opens the consultation's review, or adds to the one that is open.
	 * Call it in the transaction of the grading that the doubts rest on.
	 */
	raise(consultationId: string, doubts: readonly Doubt[]): Promise<void>;
};
