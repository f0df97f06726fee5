/** Practice that is assigned: by teachers to a cohort, seen by its students, and who has done what. */
import { assignmentTermsSchema, type AssignmentTerms } from '#lib/domain/school/assignment.ts';
import {
	assignmentStanding,
	type AssignmentStanding,
} from '#lib/domain/school/assignmentStanding.ts';
import type { SchoolCohort } from '#lib/domain/school/planRoster.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Actor } from './actor.ts';
import { getCohort } from './cohortService.ts';
import { readPracticeMarks, type PracticeMark } from './practiceMarks.ts';
import type { CaseLibrary, PublishedCase } from './ports.ts';
import type {
	AssignmentRecord,
	PersonRow,
	SchoolRecords,
	SchoolTransaction,
	StudentWork,
} from './schoolPorts.ts';
import { ServiceError } from './serviceError.ts';
import { withPermission } from './withPermission.ts';

type Titled = { title: string; language: Language };

/** What a student sees. */
export type AssignedCase = AssignmentTerms &
	Titled & {
		id: string;
		slug: string;
		standing: AssignmentStanding;
	};

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

export type AssignmentService = {
	/** Open ones, without those that are done and past. */
	listForStudent(actor: Actor, language: Language): Promise<AssignedCase[]>;
	getCohortWork(actor: Actor, cohortId: string, language: Language): Promise<CohortWork>;
	/** @throws ServiceError `not_found` for a case that is not published, `cohort_archived`. */
	assign(
		actor: Actor,
		cohortId: string,
		slug: string,
		terms: AssignmentTerms,
	): Promise<{ assignmentId: string }>;
	change(actor: Actor, assignmentId: string, terms: AssignmentTerms): Promise<void>;
	/** What students did stays theirs. */
	remove(actor: Actor, assignmentId: string): Promise<void>;
};

type Context = { records: SchoolRecords; cases: CaseLibrary; nowMs: () => number };

async function nameCase(
	cases: CaseLibrary,
	schoolId: string,
	{ slug, scenario, rubric, languages }: PublishedCase,
	wanted: Language,
): Promise<Titled & { slug: string }> {
	const language = languages.includes(wanted) ? wanted : languages[0]!;
	const content = await cases.load(schoolId, scenario, rubric, language);
	return { slug, title: content.scenario.title, language };
}

/** By title; a case that is no longer published goes by its slug. */
async function nameCases({ cases }: Context, { schoolId }: Actor, language: Language) {
	const published = await cases.listPublished(schoolId);
	const named = await Promise.all(
		published.map((entry) => nameCase(cases, schoolId, entry, language)),
	);
	const titleOf = (slug: string): Titled => {
		const found = named.find((each) => each.slug === slug);
		return found ? { title: found.title, language: found.language } : { title: slug, language };
	};
	return {
		titleOf,
		all: named.toSorted((one, other) => one.title.localeCompare(other.title, language)),
	};
}

const termsOf = ({ opensAtMs, dueAtMs, note }: AssignmentRecord): AssignmentTerms => ({
	opensAtMs,
	dueAtMs,
	note,
});

async function listForStudent(context: Context, actor: Actor, language: Language) {
	const [open, work] = await context.records.inSchool(actor.schoolId, async (tx) => {
		const found = await tx.assignments.listOpenFor(actor.userId);
		const slugs = found.map(({ slug }) => slug);
		return [found, await tx.assignments.listWork([actor.userId], slugs)] as const;
	});
	if (open.length === 0) return [];
	const { titleOf } = await nameCases(context, actor, language);
	const nowMs = context.nowMs();
	return open
		.map((record): AssignedCase => ({
			...{ id: record.id, slug: record.slug, ...termsOf(record), ...titleOf(record.slug) },
			standing: assignmentStanding(
				record,
				work.filter(({ slug }) => slug === record.slug),
			),
		}))
		.filter(({ standing, dueAtMs }) => standing.state !== 'done' || dueAtMs > nowMs);
}

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

async function getCohortWork(
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

const recordOn = (
	tx: SchoolTransaction,
	actor: Actor,
	action: string,
	id: string,
	details: Record<string, unknown>,
) =>
	tx.audit({
		...{ actorId: actor.userId, action, details },
		...{ resourceType: 'assignment', resourceId: id },
	});

const datesOf = ({ opensAtMs, dueAtMs }: AssignmentTerms) => ({ opensAtMs, dueAtMs });

async function assign(
	{ records, cases }: Context,
	actor: Actor,
	cohortId: string,
	slug: string,
	given: AssignmentTerms,
) {
	const terms = assignmentTermsSchema.parse(given);
	const published = await cases.listPublished(actor.schoolId);
	const chosen = published.find((entry) => entry.slug === slug);
	if (!chosen) throw new ServiceError('not_found');
	return records.inSchool(actor.schoolId, async (tx) => {
		const cohort = await getCohort(tx, cohortId);
		if (cohort.isArchived) throw new ServiceError('cohort_archived');
		const ofCase = { schoolId: chosen.scenario.schoolId, slug };
		const assignmentId = await tx.assignments.insert({
			...{ ...terms, cohortId, ofCase, createdById: actor.userId },
		});
		if (!assignmentId) throw new ServiceError('not_found');
		await recordOn(tx, actor, 'assignment.made', assignmentId, {
			cohortId,
			slug,
			...datesOf(terms),
		});
		return { assignmentId };
	});
}

async function getAssignment(tx: SchoolTransaction, id: string): Promise<AssignmentRecord> {
	const found = await tx.assignments.find(id);
	if (!found) throw new ServiceError('not_found');
	return found;
}

async function change(tx: SchoolTransaction, actor: Actor, id: string, terms: AssignmentTerms) {
	const before = await getAssignment(tx, id);
	await tx.assignments.change(id, terms);
	await recordOn(tx, actor, 'assignment.changed', id, {
		...{ cohortId: before.cohortId, from: datesOf(before), to: datesOf(terms) },
	});
}

async function remove(tx: SchoolTransaction, actor: Actor, id: string) {
	const { cohortId, slug } = await getAssignment(tx, id);
	await tx.assignments.remove(id);
	await recordOn(tx, actor, 'assignment.removed', id, { cohortId, slug });
}

export function createAssignmentService(context: Context): AssignmentService {
	const { records } = context;
	const writing = withPermission('assignment.write');
	return {
		listForStudent: withPermission('scenario.read')((actor, language: Language) =>
			listForStudent(context, actor, language),
		),
		getCohortWork: withPermission('cohort.read')((actor, cohortId: string, language: Language) =>
			getCohortWork(context, actor, cohortId, language),
		),
		assign: writing((actor, cohortId: string, slug: string, terms: AssignmentTerms) =>
			assign(context, actor, cohortId, slug, terms),
		),
		change: writing((actor, id: string, given: AssignmentTerms) => {
			const terms = assignmentTermsSchema.parse(given);
			return records.inSchool(actor.schoolId, (tx) => change(tx, actor, id, terms));
		}),
		remove: writing((actor, id: string) =>
			records.inSchool(actor.schoolId, (tx) => remove(tx, actor, id)),
		),
	};
}
