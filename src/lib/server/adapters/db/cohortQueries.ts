/** A school's cohorts and who belongs to them. */
import { and, eq, sql } from 'drizzle-orm';
import type { CohortQueries } from '#lib/server/services/schoolPorts.ts';
import type { Transaction } from './database.ts';
import { inChunks } from './inChunks.ts';
import { newId } from './newId.ts';
import { personColumns } from './peopleQueries.ts';
import { cohortMembers, cohorts } from './schema/cohorts.ts';
import { users } from './schema/users.ts';

const columns = {
	id: cohorts.id,
	name: cohorts.name,
	isArchived: sql<boolean>`${cohorts.archivedAt} is not null`,
};
const memberCount = sql<number>`(
	select count(*)::int from cohort_members m where m.cohort_id = "cohorts"."id")`;

export const cohortQueries = (tx: Transaction, schoolId: string): CohortQueries => ({
	list: () =>
		tx
			.select({ ...columns, memberCount })
			.from(cohorts)
			.orderBy(cohorts.name, cohorts.id),
	async find(cohortId) {
		const [row] = await tx.select(columns).from(cohorts).where(eq(cohorts.id, cohortId));
		return row ?? null;
	},
	async insert(name) {
		const id = newId();
		await tx.insert(cohorts).values({ id, schoolId, name });
		return id;
	},
	async rename(cohortId, name) {
		await tx.update(cohorts).set({ name }).where(eq(cohorts.id, cohortId));
	},
	async setArchived(cohortId, isArchived) {
		const archivedAt = isArchived ? sql`now()` : null;
		await tx.update(cohorts).set({ archivedAt }).where(eq(cohorts.id, cohortId));
	},
	listMembers: (cohortId) =>
		tx
			.select(personColumns)
			.from(users)
			.innerJoin(cohortMembers, eq(cohortMembers.userId, users.id))
			.where(eq(cohortMembers.cohortId, cohortId))
			.orderBy(users.displayName, users.id),
	async addMembers(members) {
		const added: string[] = [];
		for (const chunk of inChunks(members)) {
			const rows = await tx
				.insert(cohortMembers)
				.values(chunk.map((member) => ({ schoolId, ...member })))
				.onConflictDoNothing()
				.returning({ userId: cohortMembers.userId });
			added.push(...rows.map(({ userId }) => userId));
		}
		return added;
	},
	async removeMember(cohortId, userId) {
		const removed = await tx
			.delete(cohortMembers)
			.where(and(eq(cohortMembers.cohortId, cohortId), eq(cohortMembers.userId, userId)))
			.returning();
		return removed.length > 0;
	},
});
