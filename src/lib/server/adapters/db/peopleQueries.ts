/** A school's people, and the links by which they come in. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { issueOneTimeLinks, oneTimeLinkPath } from '#lib/server/adapters/auth/oneTimeLinks.ts';
import type { PeopleQueries, PersonRow } from '#lib/server/services/schoolPorts.ts';
import type { Transaction } from './database.ts';
import { holdsText } from './holdsText.ts';
import { inChunks } from './inChunks.ts';
import { newId } from './newId.ts';
import { oneTimeLinks, sessions } from './schema/sessions.ts';
import { users } from './schema/users.ts';

const cohortNames = sql<string[]>`array(
	select c.name from cohort_members m join cohorts c on c.id = m.cohort_id
	where m.user_id = "users"."id" and c.archived_at is null order by c.name)`;

const state = sql<PersonRow['state']>`case
	when ${users.disabledAt} is not null then 'deactivated'
	when ${users.passwordHash} is not null then 'active'
	when exists (select 1 from one_time_links l where l.user_id = "users"."id"
		and l.used_at is null and l.expires_at > now()) then 'invited'
	else 'link_expired' end`;

/** A person as lists show them. */
export const personColumns = {
	userId: users.id,
	name: users.displayName,
	email: users.email,
	role: users.role,
	studentNumber: users.studentNumber,
	cohorts: cohortNames,
	state,
};

const rosterColumns = {
	userId: users.id,
	name: users.displayName,
	email: users.email,
	role: users.role,
	studentNumber: users.studentNumber,
	isDisabled: sql<boolean>`${users.disabledAt} is not null`,
	cohortIds: sql<string[]>`array(
		select m.cohort_id::text from cohort_members m where m.user_id = "users"."id")`,
};

const holds = (search: string) =>
	holdsText([users.displayName, users.email, users.studentNumber], search);

async function list(
	tx: Transaction,
	{ search, offset, limit }: Parameters<PeopleQueries['list']>[0],
) {
	const [people, total] = await Promise.all([
		tx
			.select(personColumns)
			.from(users)
			.where(holds(search))
			.orderBy(users.displayName, users.id)
			.offset(offset)
			.limit(limit),
		tx.$count(users, holds(search)),
	]);
	return { people, total };
}

/** In the order of their ids, so that two who lock at once do not wait for each other. */
async function lock(tx: Transaction, userId: string) {
	const rows = await tx
		.select(rosterColumns)
		.from(users)
		.where(or(eq(users.id, userId), and(eq(users.role, 'admin'), isNull(users.disabledAt))))
		.orderBy(users.id)
		.for('update');
	const person = rows.find((row) => row.userId === userId);
	const others = rows.filter((row) => row !== person && row.role === 'admin' && !row.isDisabled);
	return person ? { person, otherAdmins: others.length } : null;
}

async function endSessions(tx: Transaction, userId: string): Promise<void> {
	await tx.delete(sessions).where(eq(sessions.userId, userId));
	await tx
		.update(oneTimeLinks)
		.set({ usedAt: sql`now()` })
		.where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)));
}

export const peopleQueries = (tx: Transaction, schoolId: string): PeopleQueries => ({
	list: (page) => list(tx, page),
	listAll: () => tx.select(rosterColumns).from(users),
	lock: (userId) => lock(tx, userId),
	async insert(people, locale) {
		const rows = people.map(({ name, email, studentNumber, role }) => ({
			...{ id: newId(), schoolId, displayName: name, email, studentNumber, role, locale },
		}));
		for (const chunk of inChunks(rows)) await tx.insert(users).values(chunk);
		return rows.map(({ id }) => id);
	},
	async update(people) {
		for (const { userId, name, ...columns } of people) {
			const set = { ...columns, ...(name !== undefined && { displayName: name }) };
			tx.send(tx.update(users).set(set).where(eq(users.id, userId)));
		}
		await tx.execute(sql`select 1`);
	},
	async setActive(userId, isActive) {
		const disabledAt = isActive ? null : sql`now()`;
		await tx.update(users).set({ disabledAt }).where(eq(users.id, userId));
		if (!isActive) await endSessions(tx, userId);
	},
	async issueLinks(userIds) {
		const tokens = await issueOneTimeLinks(
			tx,
			userIds.map((userId) => ({ userId, schoolId })),
		);
		return tokens.map(oneTimeLinkPath);
	},
});
