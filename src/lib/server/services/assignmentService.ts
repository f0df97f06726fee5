/** Practice that is assigned: by teachers to a cohort, seen by its students, and who has done what. */
import { assignmentTermsSchema, type AssignmentTerms } from '#lib/domain/school/assignment.ts';
import {
	assignmentStanding,
	type AssignmentStanding,
} from '#lib/domain/school/assignmentStanding.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Actor } from './actor.ts';
import { nameCases, termsOf, type Titled } from './assignedCases.ts';
import { getCohort } from './cohortService.ts';
import { getCohortWork, type CohortWork } from './cohortWork.ts';
import type { CaseLibrary } from './ports.ts';
import type { AssignmentRecord, SchoolRecords, SchoolTransaction } from './schoolPorts.ts';
import { recordOn } from './recordOn.ts';
import { ServiceError } from './serviceError.ts';
import { withPermission } from './withPermission.ts';

/** What a student sees. */
export type AssignedCase = AssignmentTerms &
	Titled & {
		id: string;
		slug: string;
		standing: AssignmentStanding;
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

const recordOnAssignment = recordOn('assignment');

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
		await recordOnAssignment(tx, actor, 'assignment.made', assignmentId, {
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
	await recordOnAssignment(tx, actor, 'assignment.changed', id, {
		...{ cohortId: before.cohortId, from: datesOf(before), to: datesOf(terms) },
	});
}

async function remove(tx: SchoolTransaction, actor: Actor, id: string) {
	const { cohortId, slug } = await getAssignment(tx, id);
	await tx.assignments.remove(id);
	await recordOnAssignment(tx, actor, 'assignment.removed', id, { cohortId, slug });
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
