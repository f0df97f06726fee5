/** "I did ask that": disputes, with the corrected gradings or the review that come of them. */
import { asc, eq } from 'drizzle-orm';
import type { ConsultationTransaction } from '#lib/server/services/ports.ts';
import type { DisputeStore } from '#lib/server/services/disputePorts.ts';
import type { Database, Transaction } from './database.ts';
import { appendGrading, listGradings } from './gradingStore.ts';
import { raiseReview } from './reviewQueue.ts';
import { consultations } from './schema/consultations.ts';
import { disputes } from './schema/reviews.ts';

const { id, itemId, utteranceId, outcome } = disputes;
const stored = { id, itemId, utteranceId, outcome };

const list = (tx: Transaction, consultationId: string) =>
	tx
		.select(stored)
		.from(disputes)
		.where(eq(disputes.consultationId, consultationId))
		.orderBy(asc(disputes.createdAt), asc(id));

/** Two disputes at once would else both correct the same grading, and one correction would be lost. */
const lockConsultation = (tx: Transaction, consultationId: string) =>
	tx
		.select({ id: consultations.id })
		.from(consultations)
		.where(eq(consultations.id, consultationId))
		.for('no key update');

/** @param codeVersion names the build that graded. */
export function createDisputeStore(database: Database, codeVersion: string): DisputeStore {
	return {
		append: (dispute, doubts, correct) =>
			database.inSchool(dispute.schoolId, async (tx) => {
				const { schoolId, consultationId } = dispute;
				await lockConsultation(tx, consultationId);
				const inserted = await tx
					.insert(disputes)
					.values(dispute)
					.onConflictDoNothing()
					.returning(stored);
				if (inserted[0]) {
					const corrections = correct(await listGradings(tx, consultationId));
					for (const grading of corrections) await appendGrading(tx, grading, codeVersion);
					await raiseReview(tx, schoolId, consultationId, doubts);
					return inserted[0];
				}
				const earlier = await list(tx, consultationId);
				return earlier.find((each) => each.itemId === dispute.itemId) ?? null;
			}),
	};
}

export const disputeQueries = (tx: Transaction) =>
	({
		listDisputes: (consultationId) => list(tx, consultationId),
	}) satisfies Partial<ConsultationTransaction>;
