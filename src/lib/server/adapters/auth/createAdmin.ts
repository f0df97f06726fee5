/** Makes a school's first administrator, who then chooses a password by a one-time link. */
import { eq, sql } from 'drizzle-orm';
import { insertAuditRecord } from '#lib/server/adapters/db/auditRecords.ts';
import type { Database, Transaction } from '#lib/server/adapters/db/database.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { schools } from '#lib/server/adapters/db/schema/schools.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import { issueOneTimeLink } from './oneTimeLinks.ts';

export type NewAdmin = {
	schoolSlug: string;
	/** Used only when the school is new. */
	schoolName: string;
	displayName: string;
	email: string;
};

export type CreatedAdmin = {
	token: string;
	isNewSchool: boolean;
	/** False when the administrator was there already and only gets a new link. */
	isNewUser: boolean;
};

async function ensureSchool(tx: Transaction, input: NewAdmin) {
	const [found] = await tx.select().from(schools).where(eq(schools.slug, input.schoolSlug));
	if (found?.isCommons) {
		throw new OperatorError(
			`The school "${input.schoolSlug}" owns the shipped library and has no people. Give your own school another --school.`,
		);
	}
	if (found) return { schoolId: found.id, isNewSchool: false };
	const schoolId = newId();
	await tx.insert(schools).values({ id: schoolId, slug: input.schoolSlug, name: input.schoolName });
	return { schoolId, isNewSchool: true };
}

async function ensureUser(tx: Transaction, schoolId: string, input: NewAdmin) {
	const email = input.email.trim().toLowerCase();
	const [found] = await tx
		.select()
		.from(users)
		.where(sql`lower(${users.email}) = lower(${email})`);
	if (found?.disabledAt) {
		throw new OperatorError(`The account of ${email} is disabled. Use another --email.`);
	}
	if (found && (found.schoolId !== schoolId || found.role !== 'admin')) {
		throw new OperatorError(
			`${email} already belongs to an account that is no administrator of this school. ` +
				'Use another --email: an address signs in to one account only.',
		);
	}
	if (found) return { userId: found.id, isNewUser: false };
	const userId = newId();
	await tx
		.insert(users)
		.values({ id: userId, schoolId, email, displayName: input.displayName, role: 'admin' });
	return { userId, isNewUser: true };
}

/**
 * All or nothing. For an administrator who is there already it only makes a new link.
 * @throws OperatorError with a sentence when the address or the school can't be used for it.
 */
export const createAdmin = (database: Database, input: NewAdmin): Promise<CreatedAdmin> =>
	database.inSystem(async (tx) => {
		const { schoolId, isNewSchool } = await ensureSchool(tx, input);
		const { userId, isNewUser } = await ensureUser(tx, schoolId, input);
		const token = await issueOneTimeLink(tx, { userId, schoolId });
		await insertAuditRecord(tx, {
			schoolId,
			actorId: null,
			action: isNewUser ? 'user.created' : 'user.link_issued',
			resourceType: 'user',
			resourceId: userId,
			details: { role: 'admin', by: 'command' },
		});
		return { token, isNewSchool, isNewUser };
	});
