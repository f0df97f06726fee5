/** Gradings and their item scores: appended, never changed. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { DomainRating, ItemScore } from '#lib/domain/grading/grader.ts';
import type { GradingStore, NewGrading, StoredGrading } from '#lib/server/services/gradingPorts.ts';
import type { Database, Transaction } from './database.ts';
import { domainRatings, gradings, itemScores } from './schema/gradings.ts';

export async function appendGrading(tx: Transaction, grading: NewGrading, codeVersion: string) {
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

function toRating(row: typeof domainRatings.$inferSelect): DomainRating {
	const { domainId, level, low, high, unscoredReason, evidence, rationale } = row;
	const confidence = row.confidence ?? 0;
	return { domainId, level, low, high, unscoredReason, evidence, confidence, rationale };
}

export async function listGradings(
	tx: Transaction,
	consultationId: string,
): Promise<StoredGrading[]> {
	const rows = await tx
		.select()
		.from(gradings)
		.where(eq(gradings.consultationId, consultationId))
		.orderBy(asc(gradings.createdAt));
	const ids = rows.map(({ id }) => id);
	const scores = await tx.select().from(itemScores).where(inArray(itemScores.gradingId, ids));
	const ratings = await tx
		.select()
		.from(domainRatings)
		.where(inArray(domainRatings.gradingId, ids));
	return rows.map(({ id, method, graderVersion, createdAt, supersedesId }) => ({
		id,
		method,
		graderVersion,
		createdAtMs: createdAt.getTime(),
		supersedesId,
		items: scores.filter(({ gradingId }) => gradingId === id).map(toScore),
		domains: ratings.filter(({ gradingId }) => gradingId === id).map(toRating),
	}));
}

/** @param codeVersion names the build that graded. */
export function createGradingStore(database: Database, codeVersion: string): GradingStore {
	return {
		append: (grading) =>
			database.inSchool(grading.schoolId, (tx) => appendGrading(tx, grading, codeVersion)),
		list: (schoolId, consultationId) =>
			database.inSchool(schoolId, (tx) => listGradings(tx, consultationId)),
	};
}
