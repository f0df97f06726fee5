/** Gradings with their item scores and ratings, and what graders answered on the way: appended, never changed. */
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { DomainRating, ItemScore } from '#lib/domain/grading/grader.ts';
import { groupBy } from '#lib/domain/statistics/groupBy.ts';
import type {
	AnswerQueries,
	GradingQueries,
	NewGrading,
	StoredGrading,
} from '#lib/server/services/gradingPorts.ts';
import { insertAuditRecord } from './auditRecords.ts';
import type { Transaction } from './database.ts';
import { domainRatings, graderAnswers, gradings, itemScores } from './schema/gradings.ts';
import { rubricVersions } from './schema/rubrics.ts';
import { users } from './schema/users.ts';

async function append(tx: Transaction, grading: NewGrading, codeVersion: string) {
	const { items, domains = [], rubric, scenarioHash, rubricHash, record, ...columns } = grading;
	const inserted = await tx
		.insert(gradings)
		.values({
			...columns,
			rubricSchoolId: rubric.schoolId,
			rubricVersionId: rubric.versionId,
			scenarioContentHash: scenarioHash,
			rubricContentHash: rubricHash,
			codeVersion,
			model: record?.model,
			promptHash: record?.promptHash,
			parameters: record?.parameters,
			tokens: record?.tokens,
			cost: record?.cost,
			raw: record?.raw,
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
	await auditMachine(tx, grading);
}

/** What a person marks is audited as their decision, item by item. */
async function auditMachine(tx: Transaction, grading: NewGrading) {
	const { id, schoolId, consultationId, method, graderVersion, points, maxPoints } = grading;
	if (method === 'human') return;
	await insertAuditRecord(tx, {
		...{ schoolId, actorId: null, action: 'grading.recorded' },
		...{ resourceType: 'grading', resourceId: id },
		details: { consultationId, method, graderVersion, points, maxPoints },
	});
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

/** What was answered may be long, and few ask for it. */
const { raw: longAnswer, ...withoutRaw } = getTableColumns(gradings);

/** Those of several consultations, each with the name of its own. */
export async function listGradings(
	tx: Transaction,
	consultationIds: readonly string[],
): Promise<(StoredGrading & { consultationId: string })[]> {
	const ofConsultation = inArray(gradings.consultationId, [...consultationIds]);
	const ids = tx.select({ id: gradings.id }).from(gradings).where(ofConsultation);
	// Sent together: a reader waits for one journey to the database.
	const [rows, scores, ratings] = await Promise.all([
		tx
			.select({
				grading: withoutRaw,
				// A draft's rubric has no number yet.
				rubricNumber: sql<number>`coalesce(${rubricVersions.version}, 0)`,
				authorName: users.displayName,
			})
			.from(gradings)
			.innerJoin(rubricVersions, eq(rubricVersions.id, gradings.rubricVersionId))
			.leftJoin(users, eq(users.id, gradings.authorId))
			.where(ofConsultation)
			.orderBy(asc(gradings.createdAt), asc(gradings.id)),
		tx.select().from(itemScores).where(inArray(itemScores.gradingId, ids)),
		tx.select().from(domainRatings).where(inArray(domainRatings.gradingId, ids)),
	]);
	const scoresOf = groupBy(scores, ({ gradingId }) => gradingId);
	const ratingsOf = groupBy(ratings, ({ gradingId }) => gradingId);
	return rows.map(({ grading, rubricNumber, authorName }) => ({
		...grading,
		createdAtMs: grading.createdAt.getTime(),
		rubric: { schoolId: grading.rubricSchoolId, versionId: grading.rubricVersionId },
		scenarioHash: grading.scenarioContentHash,
		rubricHash: grading.rubricContentHash,
		rubricNumber,
		items: (scoresOf.get(grading.id) ?? []).map(toScore),
		domains: (ratingsOf.get(grading.id) ?? []).map(toRating),
		authorName,
	}));
}

async function readRaw(tx: Transaction, consultationId: string) {
	const rows = await tx
		.select({ id: gradings.id, raw: longAnswer })
		.from(gradings)
		.where(eq(gradings.consultationId, consultationId));
	return new Map(rows.map(({ id, raw }) => [id, raw]));
}

/** @param codeVersion names the build that graded. */
export const gradingQueries = (tx: Transaction, codeVersion: string): GradingQueries => ({
	append: (grading) => append(tx, grading, codeVersion),
	list: (consultationId) => listGradings(tx, [consultationId]),
	readRaw: (consultationId) => readRaw(tx, consultationId),
});

export const answerQueries = (tx: Transaction, schoolId: string): AnswerQueries => ({
	async keep({ rubric, ...answer }) {
		await tx
			.insert(graderAnswers)
			.values({
				...answer,
				schoolId,
				rubricSchoolId: rubric.schoolId,
				rubricVersionId: rubric.versionId,
			})
			.onConflictDoNothing();
	},
	async list(consultationId, rubricVersionId) {
		const rows = await tx
			.select()
			.from(graderAnswers)
			.where(
				and(
					eq(graderAnswers.consultationId, consultationId),
					eq(graderAnswers.rubricVersionId, rubricVersionId),
				),
			)
			.orderBy(asc(graderAnswers.createdAt));
		return rows.map(({ rubricSchoolId, rubricVersionId: versionId, ...row }) => ({
			...row,
			rubric: { schoolId: rubricSchoolId, versionId },
		}));
	},
});
