/** Gradings and their item scores: appended, never changed. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { DomainRating, ItemScore } from '#lib/domain/grading/grader.ts';
import type {
	GradingQueries,
	NewGrading,
	StoredGrading,
} from '#lib/server/services/gradingPorts.ts';
import type { Transaction } from './database.ts';
import { domainRatings, gradings, itemScores } from './schema/gradings.ts';
import { users } from './schema/users.ts';

async function append(tx: Transaction, grading: NewGrading, codeVersion: string) {
	const { items, domains = [], rubric, scenarioHash, rubricHash, ...columns } = grading;
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
	const own = { schoolId, gradingId };
	// A person's grading may hold items alone, or ratings alone.
	if (items.length > 0) {
		await tx.insert(itemScores).values(items.map((item) => ({ ...own, ...item })));
	}
	if (domains.length > 0) {
		await tx.insert(domainRatings).values(domains.map((rating) => ({ ...own, ...rating })));
	}
}

export function toScore(row: typeof itemScores.$inferSelect): ItemScore {
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

async function list(tx: Transaction, consultationId: string): Promise<StoredGrading[]> {
	const ofConsultation = eq(gradings.consultationId, consultationId);
	const ids = tx.select({ id: gradings.id }).from(gradings).where(ofConsultation);
	// Sent together: a reader waits for one journey to the database.
	const [rows, scores, ratings] = await Promise.all([
		tx
			.select({ grading: gradings, authorName: users.displayName })
			.from(gradings)
			.leftJoin(users, eq(users.id, gradings.authorId))
			.where(ofConsultation)
			.orderBy(asc(gradings.createdAt), asc(gradings.id)),
		tx.select().from(itemScores).where(inArray(itemScores.gradingId, ids)),
		tx.select().from(domainRatings).where(inArray(domainRatings.gradingId, ids)),
	]);
	return rows.map(({ grading, authorName }) => ({
		id: grading.id,
		method: grading.method,
		graderVersion: grading.graderVersion,
		createdAtMs: grading.createdAt.getTime(),
		supersedesId: grading.supersedesId,
		rubric: { schoolId: grading.rubricSchoolId, versionId: grading.rubricVersionId },
		items: scores.filter(({ gradingId }) => gradingId === grading.id).map(toScore),
		domains: ratings.filter(({ gradingId }) => gradingId === grading.id).map(toRating),
		authorName,
	}));
}

/** @param codeVersion names the build that graded. */
export const gradingQueries = (tx: Transaction, codeVersion: string): GradingQueries => ({
	append: (grading) => append(tx, grading, codeVersion),
	list: (consultationId) => list(tx, consultationId),
});
