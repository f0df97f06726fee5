/** Who of a cohort has done what of what it was assigned. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { AssignmentTerms } from '#lib/domain/school/assignment.ts';
import {
	assignmentStanding,
	type AssignmentStanding,
} from '#lib/domain/school/assignmentStanding.ts';
import type { SchoolCohort } from '#lib/domain/school/planRoster.ts';
import type { Actor } from './actor.ts';
import { nameCases, termsOf, type Titled } from './assignedCases.ts';
import { getCohort } from './cohortService.ts';
import type { CaseLibrary } from './ports.ts';
import { readPracticeMarks, type PracticeMark } from './practiceMarks.ts';
import type {
	AssignmentRecord,
	PersonRow,
	SchoolRecords,
	SchoolTransaction,
	StudentWork,
} from './schoolPorts.ts';

export type CohortAssignment = AssignmentTerms & Titled & { id: string; slug: string };
export type WorkCell = AssignmentStanding & { mark: PracticeMark | null };
export type StudentRow = Pick<PersonRow, 'userId' | 'name' | 'email' | 'studentNumber'> & {
	/** One for each assignment, in their order. */
	cells: WorkCell[];
};
export type CohortWork = {
	cohort: SchoolCohort;
	assignments: CohortAssignment[];
	students: StudentRow[];
	/** What can be assigned. */
	cases: (Titled & { slug: string })[];
};

type Context = { records: SchoolRecords; cases: CaseLibrary };

/** A row for each student, a cell for each assignment. */
function tabulate(
	assignments: readonly AssignmentRecord[],
	students: readonly PersonRow[],
	work: readonly StudentWork[],
) {
	const workOf = new Map<string, StudentWork[]>();
	for (const each of work) {
		const key = `${each.studentId} ${each.slug}`;
		workOf.set(key, [...(workOf.get(key) ?? []), each]);
	}
	return students.map(({ userId, name, email, studentNumber }) => ({
		...{ userId, name, email, studentNumber },
		standings: assignments.map((each) =>
			assignmentStanding(each, workOf.get(`${userId} ${each.slug}`) ?? []),
		),
	}));
}

async function readTable(tx: SchoolTransaction, cohortId: string) {
	const cohort = await getCohort(tx, cohortId);
	const assignments = await tx.assignments.listOfCohort(cohortId);
	const members = await tx.cohorts.listMembers(cohortId);
	const students = members.filter(
		({ role, state }) => role === 'student' && state !== 'deactivated',
	);
	const work = await tx.assignments.listWork(
		students.map(({ userId }) => userId),
		assignments.map(({ slug }) => slug),
	);
	const rows = tabulate(assignments, students, work);
	const done = rows.flatMap(({ standings }) =>
		standings.flatMap((each) => (each.state === 'done' ? [each.consultationId] : [])),
	);
	return { cohort, assignments, rows, graded: await tx.assignments.listGraded(done) };
}

export async function getCohortWork(
	context: Context,
	actor: Actor,
	cohortId: string,
	language: Language,
): Promise<CohortWork> {
	const { cohort, assignments, rows, graded } = await context.records.inSchool(
		actor.schoolId,
		(tx) => readTable(tx, cohortId),
	);
	const [{ titleOf, all }, marks] = await Promise.all([
		nameCases(context, actor, language),
		readPracticeMarks(context.cases, actor.schoolId, graded),
	]);
	const markOf = (standing: AssignmentStanding) =>
		standing.state === 'done' ? (marks.get(standing.consultationId) ?? null) : null;
	return {
		cohort,
		cases: all,
		assignments: assignments.map((each) => ({
			...{ id: each.id, slug: each.slug, ...termsOf(each), ...titleOf(each.slug) },
		})),
		students: rows.map(({ standings, ...student }) => ({
			...student,
			cells: standings.map((standing) => ({ ...standing, mark: markOf(standing) })),
		})),
	};
}
