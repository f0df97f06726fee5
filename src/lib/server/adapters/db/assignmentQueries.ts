/** What cohorts are asked to practise, and what their students did of it. */
import { and, asc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { AssignmentQueries, AssignmentRecord } from '#lib/server/services/schoolPorts.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { withGradings } from './progressReader.ts';
import { assignments } from './schema/assignments.ts';
import { cohortMembers, cohorts } from './schema/cohorts.ts';
import { consultations } from './schema/consultations.ts';
import { scenarios, scenarioVersions } from './schema/scenarios.ts';

const columns = { ...getTableColumns(assignments), slug: scenarios.slug };
type Row = typeof assignments.$inferSelect & { slug: string };

const toRecord = ({ id, cohortId, slug, opensAt, dueAt, note }: Row): AssignmentRecord => ({
	...{ id, cohortId, slug, note },
	opensAtMs: opensAt.getTime(),
	dueAtMs: dueAt.getTime(),
});

const selectAssignments = (tx: Transaction) =>
	tx
		.select(columns)
		.from(assignments)
		.innerJoin(
			scenarios,
			and(
				eq(scenarios.schoolId, assignments.scenarioSchoolId),
				eq(scenarios.id, assignments.scenarioId),
			),
		);

const byDay = [asc(assignments.dueAt), asc(assignments.id)];

const datesOf = ({ opensAtMs, dueAtMs }: { opensAtMs: number; dueAtMs: number }) => ({
	opensAt: new Date(opensAtMs),
	dueAt: new Date(dueAtMs),
});

async function listOpenFor(tx: Transaction, userId: string): Promise<AssignmentRecord[]> {
	const ofOwnCohorts = tx
		.select({ id: cohorts.id })
		.from(cohorts)
		.innerJoin(cohortMembers, eq(cohortMembers.cohortId, cohorts.id))
		.where(and(eq(cohortMembers.userId, userId), isNull(cohorts.archivedAt)));
	const rows = await selectAssignments(tx)
		.where(and(inArray(assignments.cohortId, ofOwnCohorts), sql`${assignments.opensAt} <= now()`))
		.orderBy(...byDay);
	return rows.map(toRecord);
}

async function listWork(tx: Transaction, studentIds: readonly string[], slugs: readonly string[]) {
	if (studentIds.length === 0 || slugs.length === 0) return [];
	const rows = await tx
		.select({
			consultationId: consultations.id,
			studentId: consultations.studentId,
			slug: scenarios.slug,
			stage: consultations.stage,
			startedAt: consultations.createdAt,
			stageStartedAt: consultations.stageStartedAt,
		})
		.from(consultations)
		.innerJoin(scenarioVersions, eq(scenarioVersions.id, consultations.scenarioVersionId))
		.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.where(
			and(
				inArray(consultations.studentId, [...studentIds]),
				inArray(scenarios.slug, [...slugs]),
				eq(consultations.mode, 'practice'),
				isNull(consultations.drillArea),
				isNull(consultations.forkedFromId),
			),
		);
	return rows.map(({ startedAt, stageStartedAt, ...row }) => ({
		...row,
		startedAtMs: startedAt.getTime(),
		stageStartedAtMs: stageStartedAt.getTime(),
	}));
}

export const assignmentQueries = (tx: Transaction, schoolId: string): AssignmentQueries => ({
	async listOfCohort(cohortId) {
		const rows = await selectAssignments(tx)
			.where(eq(assignments.cohortId, cohortId))
			.orderBy(...byDay);
		return rows.map(toRecord);
	},
	listOpenFor: (userId) => listOpenFor(tx, userId),
	async find(assignmentId) {
		const [row] = await selectAssignments(tx).where(eq(assignments.id, assignmentId));
		return row ? toRecord(row) : null;
	},
	async insert({ cohortId, ofCase, createdById, note, ...dates }) {
		const [scenario] = await tx
			.select({ id: scenarios.id })
			.from(scenarios)
			.where(and(eq(scenarios.schoolId, ofCase.schoolId), eq(scenarios.slug, ofCase.slug)));
		if (!scenario) return null;
		const id = newId();
		await tx.insert(assignments).values({
			...{ id, schoolId, cohortId, createdById, note, ...datesOf(dates) },
			...{ scenarioSchoolId: ofCase.schoolId, scenarioId: scenario.id },
		});
		return id;
	},
	async change(assignmentId, { note, ...dates }) {
		await tx
			.update(assignments)
			.set({ note, ...datesOf(dates) })
			.where(eq(assignments.id, assignmentId));
	},
	async remove(assignmentId) {
		await tx.delete(assignments).where(eq(assignments.id, assignmentId));
	},
	listWork: (studentIds, slugs) => listWork(tx, studentIds, slugs),
	async listGraded(consultationIds) {
		if (consultationIds.length === 0) return [];
		const rows = await tx
			.select()
			.from(consultations)
			.where(inArray(consultations.id, [...consultationIds]));
		return withGradings(tx, rows);
	},
});
