/** Finds consultations to grade from the record alone: those whose job was lost, and those to be graded again. */
import { and, asc, desc, eq, gt, inArray, notExists, sql } from 'drizzle-orm';
import type { GradingBacklog, RegradeScope } from '#lib/server/services/gradingPorts.ts';
import type { Database, Transaction } from './database.ts';
import { consultations } from './schema/consultations.ts';
import { gradings } from './schema/gradings.ts';
import { reviews } from './schema/reviews.ts';
import { rubricTexts, rubricVersions } from './schema/rubrics.ts';
import { scenarios, scenarioVersions } from './schema/scenarios.ts';

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

const inScope = (scope: RegradeScope) => {
	if (scope === 'all') return undefined;
	if ('slug' in scope) return eq(scenarios.slug, scope.slug);
	return inArray(consultations.id, [...scope.consultationIds]);
};

/** With the newest rubric of the case it was played by, if that is written in its language. */
const listTargets = (tx: Transaction, scope: RegradeScope) =>
	tx
		.selectDistinctOn([consultations.id], {
			consultationId: consultations.id,
			rubric: { schoolId: rubricVersions.schoolId, versionId: rubricVersions.id },
		})
		.from(consultations)
		.innerJoin(scenarioVersions, eq(scenarioVersions.id, consultations.scenarioVersionId))
		.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.innerJoin(rubricVersions, eq(rubricVersions.scenarioId, scenarios.id))
		.innerJoin(
			rubricTexts,
			and(
				eq(rubricTexts.rubricVersionId, rubricVersions.id),
				eq(rubricTexts.language, consultations.language),
			),
		)
		.where(
			and(
				eq(consultations.stage, 'submitted'),
				eq(rubricVersions.status, 'published'),
				inScope(scope),
			),
		)
		.orderBy(asc(consultations.id), desc(rubricVersions.version));

export const createGradingBacklog = (database: Database): GradingBacklog => ({
	async listWithoutModel(afterId) {
		const rows = await database.inSystem((tx) => listWithoutModel(tx, afterId));
		return rows.map(({ rubricSchoolId, rubricVersionId, ...row }) => ({
			...row,
			rubric: { schoolId: rubricSchoolId, versionId: rubricVersionId },
		}));
	},
	listTargets: (schoolId, scope) => database.inSchool(schoolId, (tx) => listTargets(tx, scope)),
});
