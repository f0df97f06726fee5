/** Consultations that wait for a person: at most one open review each, into which later doubts are merged. */
import { sql } from 'drizzle-orm';
import type { ReviewQueue } from '#lib/server/services/reviewPorts.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { reviews } from './schema/reviews.ts';

export const reviewQueries = (tx: Transaction, schoolId: string): ReviewQueue => ({
	async raise(consultationId, doubts) {
		if (doubts.length === 0) return;
		const both = sql`${reviews.doubts} || excluded.doubts`;
		const merged = sql`(select jsonb_agg(distinct doubt) from jsonb_array_elements(${both}) doubt)`;
		await tx
			.insert(reviews)
			.values({ id: newId(), schoolId, consultationId, doubts: [...doubts] })
			.onConflictDoUpdate({
				target: reviews.consultationId,
				targetWhere: sql`${reviews.status} = 'open'`,
				set: { doubts: merged },
			});
	},
});
