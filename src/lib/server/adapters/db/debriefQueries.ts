/** What students say after a consultation. */
import { eq } from 'drizzle-orm';
import type { DebriefQueries } from '#lib/server/services/debriefPorts.ts';
import type { Transaction } from './database.ts';
import { selfRatings } from './schema/debrief.ts';

export const debriefQueries = (tx: Transaction, schoolId: string): DebriefQueries => ({
	async findSelfRating(consultationId) {
		const [row] = await tx
			.select({ rating: selfRatings.rating })
			.from(selfRatings)
			.where(eq(selfRatings.consultationId, consultationId));
		return row ?? null;
	},
	async addSelfRating(consultationId, given) {
		await tx
			.insert(selfRatings)
			.values({ schoolId, consultationId, ...given })
			.onConflictDoNothing();
	},
});
