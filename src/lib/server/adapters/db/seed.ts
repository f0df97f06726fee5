/** The schools that are there from the start: the commons, and on a laptop the demo school. */
import { eq, sql } from 'drizzle-orm';
import { demoEmails } from '#lib/domain/access/demoAccounts.ts';
import { roles, type Role } from '#lib/domain/access/role.ts';
import type { Database, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { schools } from './schema/schools.ts';
import { users } from './schema/users.ts';

export type DemoAccount = { role: Role; email: string; password: string; displayName: string };

const displayNames: Record<Role, string> = {
	student: 'Sam Okafor',
	instructor: 'Dr Lin Mei',
	admin: 'Alex Morgan',
};

/** Public on purpose: printed at the start, and of use on the embedded database served on loopback only. */
export const demoAccounts: readonly DemoAccount[] = roles.map((role) => ({
	role,
	email: demoEmails[role],
	password: `demo-${role}-only`,
	displayName: displayNames[role],
}));

/** Several processes may seed at once: the second waits, then finds everything done. */
export const lockSeeding = (tx: Transaction) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtext('virtual_patient.seed'))`);

type School = { slug: string; name: string; isCommons: boolean };

async function ensureSchool(tx: Transaction, school: School): Promise<string> {
	const [found] = await tx.select().from(schools).where(eq(schools.slug, school.slug));
	if (found) return found.id;
	const id = newId();
	await tx.insert(schools).values({ id, ...school });
	return id;
}

const commons: School = { slug: 'commons', name: 'Commons', isCommons: true };
const demoSchool: School = { slug: 'demo', name: 'Demo School of Medicine', isCommons: false };

/** @returns the id of the school that owns the shipped library. */
export const seedCommons = (database: Database): Promise<string> =>
	database.inSystem(async (tx) => {
		await lockSeeding(tx);
		return ensureSchool(tx, commons);
	});

/**
 * Call it only for the embedded database served on loopback. An account that exists is left as it is.
 * @param hashPassword as new passwords are hashed.
 */
export const seedDemoSchool = (
	database: Database,
	hashPassword: (password: string) => Promise<string>,
): Promise<readonly DemoAccount[]> =>
	database.inSystem(async (tx) => {
		await lockSeeding(tx);
		const schoolId = await ensureSchool(tx, demoSchool);
		const existing = await tx.select().from(users).where(eq(users.schoolId, schoolId));
		for (const { password, ...account } of demoAccounts) {
			if (existing.some((user) => user.email === account.email)) continue;
			const passwordHash = await hashPassword(password);
			await tx.insert(users).values({ id: newId(), schoolId, passwordHash, ...account });
		}
		return demoAccounts;
	});
