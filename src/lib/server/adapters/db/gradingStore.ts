/** Gradings and their item scores: appended, never changed. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { ItemScore } from '#lib/domain/grading/grader.ts';
import type { GradingStore, NewGrading } from '#lib/server/services/gradingPorts.ts';
import type { Database, Transaction } from './database.ts';
import { gradings, itemScores } from './schema/gradings.ts';

async function append(tx: Transaction, grading: NewGrading, codeVersion: string) {
	const { items, rubric, scenarioHash, rubricHash, ...columns } = grading;
	const inserted = await tx
		.insert(gradings)
		.values({
			...columns,
			rubricSchoolId: rubric.schoolId,
			rubricVersionId: rubric.versionId,
			scenarioContentHash: scenarioHash,
			rubricContentHash: rubricHash,
			codeVersion,
		})
		.onConflictDoNothing()
		.returning({ id: gradings.id });
	if (inserted.length === 0) return;
	const { schoolId, id: gradingId } = grading;
	await tx.insert(itemScores).values(items.map((item) => ({ schoolId, gradingId, ...item })));
}

function toScore(row: typeof itemScores.$inferSelect): ItemScore {
	const { itemId, level, unscoredReason, credit, evidence, nearest } = row;
	return {
		itemId,
		level,
		unscoredReason,
		credit,
		evidence,
		nearest,
		confidence: row.confidence ?? 0,
		rationale: row.rationale,
	};
}

/** @param codeVersion names the build that graded. */
export function createGradingStore(database: Database, codeVersion: string): GradingStore {
	return {
		append: (grading) =>
			database.inSchool(grading.schoolId, (tx) => append(tx, grading, codeVersion)),
		list: (schoolId, consultationId) =>
			database.inSchool(schoolId, async (tx) => {
				const rows = await tx
					.select()
					.from(gradings)
					.where(eq(gradings.consultationId, consultationId))
					.orderBy(asc(gradings.createdAt));
				const ids = rows.map(({ id }) => id);
				const scores =
					ids.length > 0
						? await tx.select().from(itemScores).where(inArray(itemScores.gradingId, ids))
						: [];
				return rows.map(({ id, method, createdAt, supersedesId }) => ({
					id,
					method,
					createdAtMs: createdAt.getTime(),
					supersedesId,
					items: scores.filter(({ gradingId }) => gradingId === id).map(toScore),
				}));
			}),
	};
}
