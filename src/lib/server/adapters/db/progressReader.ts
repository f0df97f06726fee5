/** What a student has begun and finished. */
import { and, desc, eq } from 'drizzle-orm';
import type { Progress, ProgressReader } from '#lib/server/services/libraryService.ts';
import type { Database } from './database.ts';
import { consultations } from './schema/consultations.ts';
import { scenarios, scenarioVersions } from './schema/scenarios.ts';

const unfinished = ['briefing', 'talking', 'writing'];

export function createProgressReader(database: Database): ProgressReader {
	return {
		listProgress: ({ schoolId, userId }) =>
			database.inSchool(schoolId, async (tx) => {
				const rows = await tx
					.select({ slug: scenarios.slug, id: consultations.id, stage: consultations.stage })
					.from(consultations)
					.innerJoin(
						scenarioVersions,
						and(
							eq(scenarioVersions.schoolId, consultations.scenarioSchoolId),
							eq(scenarioVersions.id, consultations.scenarioVersionId),
						),
					)
					.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
					.where(eq(consultations.studentId, userId))
					.orderBy(desc(consultations.createdAt));
				return [...new Set(rows.map(({ slug }) => slug))].map((slug): Progress => {
					const own = rows.filter((row) => row.slug === slug);
					return {
						slug,
						unfinishedConsultationId:
							own.find(({ stage }) => unfinished.includes(stage))?.id ?? null,
						timesDone: own.filter(({ stage }) => stage === 'submitted').length,
					};
				});
			}),
	};
}
