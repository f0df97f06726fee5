/** Links that let their bearer set a password once, for a while. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { insertAuditRecord } from '#lib/server/adapters/db/auditRecords.ts';
import type { Database, Transaction } from '#lib/server/adapters/db/database.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { oneTimeLinks, sessions } from '#lib/server/adapters/db/schema/sessions.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import type { Account, OneTimeLinks } from '#lib/server/services/signInPorts.ts';
import { accountOf } from './sessions.ts';
import { hashToken, newToken } from './tokens.ts';

export const linkLifetimeHours = 72;

/** The page that takes the link. */
export const oneTimeLinkPath = (token: string): string => `/welcome/${token}`;

/**
 * Earlier unused links of the account stop working: the newest is the one that was sent.
 * @returns the token, which is kept nowhere.
 */
export async function issueOneTimeLink(
	tx: Transaction,
	account: Pick<Account, 'userId' | 'schoolId'>,
): Promise<string> {
	const token = newToken();
	await tx
		.update(oneTimeLinks)
		.set({ usedAt: sql`now()` })
		.where(and(eq(oneTimeLinks.userId, account.userId), isNull(oneTimeLinks.usedAt)));
	await tx.insert(oneTimeLinks).values({
		id: newId(),
		...account,
		tokenHash: hashToken(token),
		purpose: 'set_password',
		expiresAt: sql`now() + make_interval(hours => ${linkLifetimeHours})`,
	});
	return token;
}

const isUsable = (token: string) =>
	and(
		eq(oneTimeLinks.tokenHash, hashToken(token)),
		eq(oneTimeLinks.purpose, 'set_password'),
		isNull(oneTimeLinks.usedAt),
		gt(oneTimeLinks.expiresAt, sql`now()`),
	);

async function setPassword(tx: Transaction, token: string, passwordHash: string) {
	// One statement claims the link: of two browsers at once, one finds it used.
	const [link] = await tx
		.update(oneTimeLinks)
		.set({ usedAt: sql`now()` })
		.where(isUsable(token))
		.returning();
	if (!link) return null;
	const [user] = await tx
		.update(users)
		.set({ passwordHash })
		.where(eq(users.id, link.userId))
		.returning();
	await tx.delete(sessions).where(eq(sessions.userId, link.userId));
	await insertAuditRecord(tx, {
		schoolId: link.schoolId,
		actorId: link.userId,
		action: 'user.password_set',
		resourceType: 'user',
		resourceId: link.userId,
		details: { linkId: link.id },
	});
	return user ? accountOf(user) : null;
}

export function createOneTimeLinks(database: Database): OneTimeLinks {
	return {
		find: (token) =>
			database.inSystem(async (tx) => {
				const [row] = await tx
					.select({ user: users })
					.from(oneTimeLinks)
					.innerJoin(users, eq(users.id, oneTimeLinks.userId))
					.where(isUsable(token));
				return row ? accountOf(row.user) : null;
			}),
		setPassword: (token, passwordHash) =>
			database.inSystem((tx) => setPassword(tx, token, passwordHash)),
	};
}
