/** What a student has begun, finished, and earned in practice. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type {
	PracticeRecord,
	Progress,
	ProgressReader,
} from '#lib/server/services/progressPorts.ts';
import type { Database, Transaction } from './database.ts';
import { listGradings } from './gradingStore.ts';
import { consultations } from './schema/consultations.ts';
import { scenarios, scenarioVersions } from './schema/scenarios.ts';

const unfinished = ['briefing', 'talking', 'writing'];

async function listPractice(
	tx: Transaction,
	studentId: string,
	most: number,
): Promise<PracticeRecord[]> {
	const rows = await tx
		.select()
		.from(consultations)
		.where(
			and(
				eq(consultations.studentId, studentId),
				eq(consultations.mode, 'practice'),
				eq(consultations.stage, 'submitted'),
				// A retry begins with what was learnt before.
				isNull(consultations.forkedFromId),
			),
		)
		.orderBy(desc(consultations.stageStartedAt))
		.limit(most);
	const graded = await listGradings(
		tx,
		rows.map(({ id }) => id),
	);
	return rows.toReversed().map((row) => ({
		consultationId: row.id,
		scenario: { schoolId: row.scenarioSchoolId, versionId: row.scenarioVersionId },
		rubric: { schoolId: row.rubricSchoolId, versionId: row.rubricVersionId },
		language: row.language as Language,
		drillArea: row.drillArea,
		endedAtMs: row.stageStartedAt.getTime(),
		gradings: graded.filter(
			({ consultationId, rubric }) =>
				consultationId === row.id && rubric.versionId === row.rubricVersionId,
		),
	}));
}

export function createProgressReader(database: Database): ProgressReader {
	return {
		listPractice: ({ schoolId, userId }, most) =>
			database.inSchool(schoolId, (tx) => listPractice(tx, userId, most)),
		listProgress: ({ schoolId, userId }) =>
			database.inSchool(schoolId, async (tx) => {
				const rows = await tx
					.select({
						slug: scenarios.slug,
						id: consultations.id,
						stage: consultations.stage,
						forkedFromId: consultations.forkedFromId,
					})
					.from(consultations)
					.innerJoin(
						scenarioVersions,
						and(
							eq(scenarioVersions.schoolId, consultations.scenarioSchoolId),
							eq(scenarioVersions.id, consultations.scenarioVersionId),
						),
					)
					.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
					// A drill on a case is not the case done, nor is a try-out of a draft.
					.where(
						and(
							eq(consultations.studentId, userId),
							eq(scenarioVersions.status, 'published'),
							isNull(consultations.drillArea),
						),
					)
					.orderBy(desc(consultations.createdAt));
				return [...new Set(rows.map(({ slug }) => slug))].map((slug): Progress => {
					const own = rows.filter((row) => row.slug === slug);
					return {
						slug,
						unfinishedConsultationId:
							own.find(({ stage }) => unfinished.includes(stage))?.id ?? null,
						timesDone: own.filter(
							({ stage, forkedFromId }) => stage === 'submitted' && forkedFromId === null,
						).length,
					};
				});
			}),
	};
}
