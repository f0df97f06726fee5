/** What a student has begun, finished, and earned in practice. */
import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { isRunning, type Stage } from '#lib/domain/consultation/studentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type {
	DrillRecord,
	PracticeRecord,
	Progress,
	ProgressReader,
} from '#lib/server/services/progressPorts.ts';
import type { Database, Transaction } from './database.ts';
import { listGradings } from './gradingStore.ts';
import { groupBy } from '#lib/domain/statistics/groupBy.ts';
import { consultations } from './schema/consultations.ts';
import { scenarios, scenarioVersions } from './schema/scenarios.ts';

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
	return withGradings(tx, rows.toReversed());
}

/** Each consultation with its gradings by its own version of the rubric, in the given order. */
export async function withGradings(
	tx: Transaction,
	rows: readonly (typeof consultations.$inferSelect)[],
): Promise<PracticeRecord[]> {
	const graded = await listGradings(
		tx,
		rows.map(({ id }) => id),
	);
	const gradingsOf = groupBy(graded, ({ consultationId }) => consultationId);
	return rows.map((row) => ({
		consultationId: row.id,
		scenario: { schoolId: row.scenarioSchoolId, versionId: row.scenarioVersionId },
		rubric: { schoolId: row.rubricSchoolId, versionId: row.rubricVersionId },
		language: row.language as Language,
		drillArea: row.drillArea,
		endedAtMs: row.stageStartedAt.getTime(),
		gradings: (gradingsOf.get(row.id) ?? []).filter(
			({ rubric }) => rubric.versionId === row.rubricVersionId,
		),
	}));
}

/** The student's own, the latest first, with the slug of each one's case. */
const listOwn = (tx: Transaction, studentId: string, which: SQL | undefined) =>
	tx
		.select({
			slug: scenarios.slug,
			id: consultations.id,
			stage: consultations.stage,
			language: consultations.language,
			drillArea: consultations.drillArea,
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
		.where(and(eq(consultations.studentId, studentId), which))
		.orderBy(desc(consultations.createdAt));

const isUnfinished = ({ stage }: { stage: Stage }) => isRunning(stage);

async function listProgress(tx: Transaction, studentId: string): Promise<Progress[]> {
	// A drill on a case is not the case done, nor is a try-out of a draft, nor what an assessment asked.
	const whole = and(
		isNull(consultations.drillArea),
		eq(consultations.mode, 'practice'),
		eq(scenarioVersions.status, 'published'),
	);
	const rows = await listOwn(tx, studentId, whole);
	return [...new Set(rows.map(({ slug }) => slug))].map((slug): Progress => {
		const own = rows.filter((row) => row.slug === slug);
		return {
			slug,
			unfinishedConsultationId: own.find(isUnfinished)?.id ?? null,
			timesDone: own.filter(
				({ stage, forkedFromId }) => stage === 'submitted' && forkedFromId === null,
			).length,
		};
	});
}

async function listDrills(tx: Transaction, studentId: string): Promise<DrillRecord[]> {
	const rows = await listOwn(tx, studentId, isNull(consultations.forkedFromId));
	return rows.toReversed().flatMap((row) => {
		const { id, slug, language, drillArea } = row;
		if (drillArea === null) return [];
		const own = { consultationId: id, slug, area: drillArea, language: language as Language };
		return [{ ...own, isUnfinished: isUnfinished(row) }];
	});
}

export function createProgressReader(database: Database): ProgressReader {
	return {
		listPractice: ({ schoolId, userId }, most) =>
			database.inSchool(schoolId, (tx) => listPractice(tx, userId, most)),
		listProgress: ({ schoolId, userId }) =>
			database.inSchool(schoolId, (tx) => listProgress(tx, userId)),
		listDrills: ({ schoolId, userId }) =>
			database.inSchool(schoolId, (tx) => listDrills(tx, userId)),
	};
}
