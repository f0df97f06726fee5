/** "I did ask that": the lines students point at, one an item, append-only. */
import { asc, eq } from 'drizzle-orm';
import type { DisputeQueries } from '#lib/server/services/disputePorts.ts';
import type { Transaction } from './database.ts';
import { disputes } from './schema/reviews.ts';

const { id, itemId, utteranceId, outcome } = disputes;

export const disputeQueries = (tx: Transaction, schoolId: string): DisputeQueries => ({
	async append(consultationId, dispute) {
		const inserted = await tx
			.insert(disputes)
			.values({ ...dispute, schoolId, consultationId })
			.onConflictDoNothing()
			.returning({ id });
		return inserted.length > 0;
	},
	list: (consultationId) =>
		tx
			.select({ id, itemId, utteranceId, outcome })
			.from(disputes)
			.where(eq(disputes.consultationId, consultationId))
			.orderBy(asc(disputes.createdAt), asc(id)),
});
