/** Links that let their bearer set a password once, for a while. */
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { insertAuditRecord } from '#lib/server/adapters/db/auditRecords.ts';
import type { Database, Transaction } from '#lib/server/adapters/db/database.ts';
import { inChunks } from '#lib/server/adapters/db/inChunks.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { oneTimeLinks, sessions } from '#lib/server/adapters/db/schema/sessions.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import type { Account, OneTimeLinks } from '#lib/server/services/signInPorts.ts';
import { accountOf } from './sessions.ts';
import { hashToken, newToken } from './tokens.ts';

export const linkLifetimeHours = 72;

/** The page that takes the link. */
export const oneTimeLinkPath = (token: string): string => `/welcome/${token}`;

type LinkOwner = Pick<Account, 'userId' | 'schoolId'>;

/**
 * Earlier unused links of these accounts stop working: the newest is the one that was sent.
 * @returns the tokens in the same order; they are kept nowhere.
 */
export async function issueOneTimeLinks(
	tx: Transaction,
	accounts: readonly LinkOwner[],
): Promise<string[]> {
	const tokens = accounts.map(newToken);
	const links = accounts.map(({ userId, schoolId }, at) => ({
		...{ id: newId(), userId, schoolId, tokenHash: hashToken(tokens[at]!) },
		purpose: 'set_password' as const,
		expiresAt: sql`now() + make_interval(hours => ${linkLifetimeHours})`,
	}));
	for (const chunk of inChunks(links)) {
		const userIds = chunk.map(({ userId }) => userId);
		await tx
			.update(oneTimeLinks)
			.set({ usedAt: sql`now()` })
			.where(and(inArray(oneTimeLinks.userId, userIds), isNull(oneTimeLinks.usedAt)));
		await tx.insert(oneTimeLinks).values(chunk);
	}
	return tokens;
}

/** As `issueOneTimeLinks`, for one account. */
export async function issueOneTimeLink(tx: Transaction, account: LinkOwner): Promise<string> {
	const [token] = await issueOneTimeLinks(tx, [account]);
	return token!;
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
