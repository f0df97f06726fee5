/** The gradings that a comparison with others is made of. */
import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { ReconciledGrading } from '#lib/domain/grading/reconcile.ts';
import type { Transaction } from './database.ts';
import { toScore } from './gradingStore.ts';
import { consultations } from './schema/consultations.ts';
import { gradings, itemScores } from './schema/gradings.ts';
import { users } from './schema/users.ts';

/** Of the earliest to finish; a mean over more says no more. */
const mostOthers = 200;

/** One consultation a student: the first, which nobody had seen the marks of. */
async function firstOfEach(tx: Transaction, rubricVersionId: string, exceptStudentId: string) {
	const { id, studentId, endedAt } = consultations;
	const rows = await tx
		.selectDistinctOn([studentId], { id, endedAt })
		.from(consultations)
		.innerJoin(users, and(eq(users.id, studentId), eq(users.role, 'student')))
		.where(
			and(
				eq(consultations.rubricVersionId, rubricVersionId),
				eq(consultations.mode, 'practice'),
				eq(consultations.stage, 'submitted'),
				isNull(consultations.forkedFromId),
				ne(studentId, exceptStudentId),
			),
		)
		.orderBy(studentId, endedAt, id);
	const finished = rows.toSorted(
		(a, b) => (a.endedAt?.getTime() ?? 0) - (b.endedAt?.getTime() ?? 0),
	);
	return finished.slice(0, mostOthers).map((row) => row.id);
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group) group.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return groups;
}

export async function listCohort(
	tx: Transaction,
	rubricVersionId: string,
	exceptStudentId: string,
): Promise<ReconciledGrading[][]> {
	const ids = await firstOfEach(tx, rubricVersionId, exceptStudentId);
	if (ids.length === 0) return [];
	const own = and(
		inArray(gradings.consultationId, ids),
		eq(gradings.rubricVersionId, rubricVersionId),
	);
	const gradingIds = tx.select({ id: gradings.id }).from(gradings).where(own);
	const [rows, scores] = await Promise.all([
		tx.select().from(gradings).where(own),
		tx.select().from(itemScores).where(inArray(itemScores.gradingId, gradingIds)),
	]);
	const byGrading = groupBy(scores, ({ gradingId }) => gradingId);
	const byConsultation = groupBy(rows, ({ consultationId }) => consultationId);
	return ids.map((consultationId) =>
		(byConsultation.get(consultationId) ?? []).map(({ id, method, createdAt, supersedesId }) => ({
			...{ id, method, supersedesId, createdAtMs: createdAt.getTime() },
			items: (byGrading.get(id) ?? []).map(toScore),
		})),
	);
}
