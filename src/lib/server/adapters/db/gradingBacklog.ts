/** Finds consultations whose grading job was lost, from the record alone. */
import { and, asc, eq, gt, inArray, notExists, sql } from 'drizzle-orm';
import type { GradingBacklog } from '#lib/server/services/gradingPorts.ts';
import type { Database, Transaction } from './database.ts';
import { consultations } from './schema/consultations.ts';
import { gradings } from './schema/gradings.ts';
import { reviews } from './schema/reviews.ts';

const page = 200;
/** A model that is turned on today does not grade, and cost, all that was ever handed in: `regrade` does, when asked. */
const ofLate = sql`clock_timestamp() - interval '7 days'`;
const waitedMs = sql<number>`
	floor(extract(epoch from clock_timestamp() - ${consultations.endedAt}) * 1000)::float8`;
const givenUp = JSON.stringify([{ reason: 'grading_failed' }]);

const listWithoutModel = (tx: Transaction, afterId: string | null) =>
	tx
		.select({
			id: consultations.id,
			schoolId: consultations.schoolId,
			rubricSchoolId: consultations.rubricSchoolId,
			rubricVersionId: consultations.rubricVersionId,
			waitedMs,
		})
		.from(consultations)
		.where(
			and(
				eq(consultations.stage, 'submitted'),
				gt(consultations.endedAt, ofLate),
				afterId === null ? undefined : gt(consultations.id, afterId),
				notExists(
					tx
						.select({ id: gradings.id })
						.from(gradings)
						.where(
							and(
								eq(gradings.consultationId, consultations.id),
								inArray(gradings.method, ['model', 'panel']),
							),
						),
				),
				notExists(
					tx
						.select({ id: reviews.id })
						.from(reviews)
						.where(
							and(
								eq(reviews.consultationId, consultations.id),
								sql`${reviews.doubts} @> ${givenUp}::jsonb`,
							),
						),
				),
			),
		)
		.orderBy(asc(consultations.id))
		.limit(page);

export const createGradingBacklog = (database: Database): GradingBacklog => ({
	async listWithoutModel(afterId) {
		const rows = await database.inSystem((tx) => listWithoutModel(tx, afterId));
		return rows.map(({ rubricSchoolId, rubricVersionId, ...row }) => ({
			...row,
			rubric: { schoolId: rubricSchoolId, versionId: rubricVersionId },
		}));
	},
});
