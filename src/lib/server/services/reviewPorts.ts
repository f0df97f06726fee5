/** What the queue of consultations that wait for a person needs of the world. */
import type { Doubt } from '#lib/domain/grading/doubt.ts';

export type ReviewQueue = {
	/** Opens a review with these doubts, or adds them to the one that is open; doubts it holds already change nothing. */
	raise(schoolId: string, consultationId: string, doubts: readonly Doubt[]): Promise<void>;
};
