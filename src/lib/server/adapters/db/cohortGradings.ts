/** The gradings that a comparison with others is made of. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { ReconciledGrading } from '#lib/domain/grading/reconcile.ts';
import type { Transaction } from './database.ts';
import { listGradings } from './gradingStore.ts';
import { groupBy } from '#lib/domain/statistics/groupBy.ts';
import { consultations } from './schema/consultations.ts';
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
				isNull(consultations.drillArea),
				ne(studentId, exceptStudentId),
			),
		)
		.orderBy(studentId, endedAt, id);
	const finished = rows.toSorted(
		(a, b) => (a.endedAt?.getTime() ?? 0) - (b.endedAt?.getTime() ?? 0),
	);
	return finished.slice(0, mostOthers).map((row) => row.id);
}

export async function listCohort(
	tx: Transaction,
	rubricVersionId: string,
	exceptStudentId: string,
): Promise<ReconciledGrading[][]> {
	const ids = await firstOfEach(tx, rubricVersionId, exceptStudentId);
	if (ids.length === 0) return [];
	const byThisVersion = (await listGradings(tx, ids)).filter(
		({ rubric }) => rubric.versionId === rubricVersionId,
	);
	const gradingsOf = groupBy(byThisVersion, ({ consultationId }) => consultationId);
	return ids.map((id) => gradingsOf.get(id) ?? []);
}
