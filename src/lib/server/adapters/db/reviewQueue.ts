/** Consultations that wait for a person: at most one open review each, into which later doubts are merged. */
import { sql } from 'drizzle-orm';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import type { ReviewQueue } from '#lib/server/services/reviewPorts.ts';
import type { Database, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { reviews } from './schema/reviews.ts';

/** In the transaction of the grading or dispute the doubts come from. */
export async function raiseReview(
	tx: Transaction,
	schoolId: string,
	consultationId: string,
	doubts: readonly Doubt[],
): Promise<void> {
	if (doubts.length === 0) return;
	const both = sql`${reviews.doubts} || excluded.doubts`;
	await tx
		.insert(reviews)
		.values({ id: newId(), schoolId, consultationId, doubts: [...doubts] })
		.onConflictDoUpdate({
			target: reviews.consultationId,
			targetWhere: sql`${reviews.status} = 'open'`,
			set: {
				doubts: sql`(select jsonb_agg(distinct doubt) from jsonb_array_elements(${both}) doubt)`,
			},
		});
}

export const createReviewQueue = (database: Database): ReviewQueue => ({
	raise: (schoolId, consultationId, doubts) =>
		database.inSchool(schoolId, (tx) => raiseReview(tx, schoolId, consultationId, doubts)),
});
