/** Assessments as their authors see them: what they are made of, and who is to sit them. */
import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { AssessmentQueries, StationRecord } from '#lib/server/services/assessmentPorts.ts';
import { toAssessment, toDate } from './assessmentRows.ts';
import type { Transaction } from './database.ts';
import {
	assessmentAmendments,
	assessments,
	candidates,
	sittings,
	stations,
} from './schema/assessments.ts';
import { cohorts } from './schema/cohorts.ts';
import { rubricVersions } from './schema/rubrics.ts';
import { scenarios, scenarioVersions } from './schema/scenarios.ts';
import { users } from './schema/users.ts';
import { peopleRows } from './candidatePeople.ts';
import { sittingQueries } from './sittingStore.ts';
import { publishedNumber } from './schema/versionTable.ts';

type Change = Parameters<AssessmentQueries['update']>[1];

const toColumns = ({
	title,
	window,
	startCode,
	pins,
	sealedAtMs,
	closedAtMs,
	markingRules,
	cutRule,
	release,
}: Change) => ({
	...(title !== undefined && { title }),
	...(window && { opensAt: toDate(window.opensAtMs), closesAt: toDate(window.closesAtMs) }),
	...(startCode !== undefined && { startCode }),
	...(pins !== undefined && { pins }),
	...(sealedAtMs !== undefined && { sealedAt: toDate(sealedAtMs) }),
	...(closedAtMs !== undefined && { closedAt: toDate(closedAtMs) }),
	...(markingRules && { markingRules }),
	...(cutRule && { cutRule }),
	...(release !== undefined && {
		releasedAt: toDate(release?.atMs ?? null),
		releaseDetail: release?.detail ?? null,
	}),
});

function assessmentRows(tx: Transaction, schoolId: string) {
	const byId = (id: string) => tx.select().from(assessments).where(eq(assessments.id, id));
	const first = (rows: (typeof assessments.$inferSelect)[]) =>
		rows[0] ? toAssessment(rows[0]) : null;
	const countOf = (table: typeof stations | typeof candidates) =>
		sql<number>`(${tx.select({ n: count() }).from(table).where(eq(table.assessmentId, assessments.id))})::int`;
	return {
		async list() {
			const rows = await tx
				.select({
					row: assessments,
					stations: countOf(stations),
					candidates: countOf(candidates),
				})
				.from(assessments)
				.orderBy(desc(assessments.createdAt));
			return rows.map(({ row, ...counts }) => ({ ...toAssessment(row), ...counts }));
		},
		find: async (id) => first(await byId(id)),
		lock: async (id) => first(await byId(id).for('update')),
		share: async (id) => first(await byId(id).for('share')),
		async insert(given) {
			await tx.insert(assessments).values({ ...given, schoolId });
		},
		async update(id, change) {
			await tx.update(assessments).set(toColumns(change)).where(eq(assessments.id, id));
		},
	} satisfies Partial<AssessmentQueries>;
}

function stationRows(tx: Transaction, schoolId: string) {
	return {
		async listStations(assessmentId) {
			const rows = await tx
				.select({
					row: stations,
					slug: scenarios.slug,
					scenarioNumber: publishedNumber(scenarioVersions),
					rubricNumber: publishedNumber(rubricVersions),
				})
				.from(stations)
				.innerJoin(scenarioVersions, eq(scenarioVersions.id, stations.scenarioVersionId))
				.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
				.innerJoin(rubricVersions, eq(rubricVersions.id, stations.rubricVersionId))
				.where(eq(stations.assessmentId, assessmentId))
				.orderBy(asc(stations.position));
			return rows.map(({ row, ...names }): StationRecord => ({
				...names,
				id: row.id,
				position: row.position,
				scenario: { schoolId: row.scenarioSchoolId, versionId: row.scenarioVersionId },
				rubric: { schoolId: row.rubricSchoolId, versionId: row.rubricVersionId },
				languages: row.languages as Language[],
				times: {
					readingSeconds: row.readingSeconds,
					consultationSeconds: row.consultationSeconds,
					noteSeconds: row.noteSeconds,
				},
			}));
		},
		async replaceStations(assessmentId, given) {
			await tx.delete(stations).where(eq(stations.assessmentId, assessmentId));
			if (given.length === 0) return;
			await tx.insert(stations).values(
				given.map(({ id, scenario, rubric, languages, times }, index) => ({
					...{ id, schoolId, assessmentId, position: index + 1, languages, ...times },
					...{ scenarioSchoolId: scenario.schoolId, scenarioVersionId: scenario.versionId },
					...{ rubricSchoolId: rubric.schoolId, rubricVersionId: rubric.versionId },
				})),
			);
		},
	} satisfies Partial<AssessmentQueries>;
}

function candidateRows(tx: Transaction) {
	const hasBegun = sql<boolean>`exists (${tx
		.select({ one: sql`1` })
		.from(sittings)
		.where(eq(sittings.candidateId, candidates.id))})`;
	return {
		listCandidates: (assessmentId) =>
			tx
				.select({
					id: candidates.id,
					userId: candidates.userId,
					displayName: users.displayName,
					email: users.email,
					number: candidates.number,
					extraPercent: candidates.extraPercent,
					cohortName: cohorts.name,
					hasBegun,
				})
				.from(candidates)
				.innerJoin(users, eq(users.id, candidates.userId))
				.leftJoin(cohorts, eq(cohorts.id, candidates.cohortId))
				.where(eq(candidates.assessmentId, assessmentId))
				.orderBy(asc(users.displayName), asc(candidates.id)),
		async countCandidates(assessmentId) {
			const [row] = await tx
				.select({ n: count() })
				.from(candidates)
				.where(eq(candidates.assessmentId, assessmentId));
			return row?.n ?? 0;
		},
		async hasBegun(assessmentId) {
			const rows = await tx
				.select({ id: sittings.id })
				.from(sittings)
				.where(eq(sittings.assessmentId, assessmentId))
				.limit(1);
			return rows.length > 0;
		},
	} satisfies Partial<AssessmentQueries>;
}

function candidateChanges(tx: Transaction, schoolId: string) {
	return {
		async addCandidates(assessmentId, added) {
			if (added.length === 0) return;
			await tx
				.insert(candidates)
				.values(added.map((one) => ({ ...one, schoolId, assessmentId })))
				.onConflictDoNothing();
		},
		async removeCandidate(assessmentId, candidateId) {
			await tx
				.delete(candidates)
				.where(and(eq(candidates.assessmentId, assessmentId), eq(candidates.id, candidateId)));
		},
		async setNumbers(numbers) {
			for (const [id, number] of numbers) {
				tx.send(tx.update(candidates).set({ number }).where(eq(candidates.id, id)));
			}
		},
		async setExtraPercent(candidateId, extraPercent) {
			await tx.update(candidates).set({ extraPercent }).where(eq(candidates.id, candidateId));
		},
	} satisfies Partial<AssessmentQueries>;
}

function amendmentRows(tx: Transaction, schoolId: string) {
	const named = tx
		.select({ id: candidates.id, name: users.displayName })
		.from(candidates)
		.innerJoin(users, eq(users.id, candidates.userId))
		.as('named');
	return {
		async amend(amendment) {
			await tx.insert(assessmentAmendments).values({ ...amendment, schoolId });
		},
		async listAmendments(assessmentId) {
			const rows = await tx
				.select({
					row: assessmentAmendments,
					candidateName: named.name,
					authorName: users.displayName,
				})
				.from(assessmentAmendments)
				.innerJoin(users, eq(users.id, assessmentAmendments.authorId))
				.leftJoin(named, eq(named.id, assessmentAmendments.candidateId))
				.where(eq(assessmentAmendments.assessmentId, assessmentId))
				.orderBy(desc(assessmentAmendments.createdAt));
			return rows.map(({ row: { kind, before, after, reason, createdAt }, ...names }) => ({
				...{ kind, before, after, reason, atMs: createdAt.getTime() },
				...names,
			}));
		},
	} satisfies Partial<AssessmentQueries>;
}

export const assessmentQueries = (tx: Transaction, schoolId: string): AssessmentQueries => ({
	...assessmentRows(tx, schoolId),
	...stationRows(tx, schoolId),
	...candidateRows(tx),
	...candidateChanges(tx, schoolId),
	...peopleRows(tx),
	...amendmentRows(tx, schoolId),
	...sittingQueries(tx, schoolId),
});
