/** Whom an assessment may be sat by: cohorts, and students found by name. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AssessmentQueries } from '#lib/server/services/assessmentPorts.ts';
import type { Transaction } from './database.ts';
import { holdsText } from './holdsText.ts';
import { cohortMembers, cohorts } from './schema/cohorts.ts';
import { users } from './schema/users.ts';

export function peopleRows(tx: Transaction) {
	const isActiveStudent = and(eq(users.role, 'student'), isNull(users.disabledAt));
	const person = { userId: users.id, displayName: users.displayName, email: users.email };
	const inCohort = (cohortId: unknown) =>
		tx
			.select({ userId: users.id })
			.from(cohortMembers)
			.innerJoin(users, eq(users.id, cohortMembers.userId))
			.where(and(sql`${cohortMembers.cohortId} = ${cohortId}`, isActiveStudent));
	return {
		listCohorts: () =>
			tx
				.select({
					id: cohorts.id,
					name: cohorts.name,
					members: sql<number>`(select count(*) from (${inCohort(cohorts.id)}) as members)::int`,
				})
				.from(cohorts)
				.where(isNull(cohorts.archivedAt))
				.orderBy(asc(cohorts.name)),
		listCohortStudents: async (cohortId) => (await inCohort(cohortId)).map(({ userId }) => userId),
		findStudents: (words, most) =>
			tx
				.select(person)
				.from(users)
				.where(and(isActiveStudent, holdsText([users.displayName, users.email], words)))
				.orderBy(asc(users.displayName))
				.limit(most),
		async isStudent(userId) {
			const rows = await tx
				.select(person)
				.from(users)
				.where(and(isActiveStudent, eq(users.id, userId)));
			return rows.length > 0;
		},
	} satisfies Partial<AssessmentQueries>;
}
