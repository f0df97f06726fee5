/** Sign-in sessions, kept by Lucia; replacing Lucia touches this folder alone. */
import { Lucia, TimeSpan } from 'lucia';
import type { Database } from '#lib/server/adapters/db/database.ts';
import type { users } from '#lib/server/adapters/db/schema/users.ts';
import type { Account, Sessions } from '#lib/server/services/signInPorts.ts';
import { createHashedSessionAdapter } from './hashedSessionAdapter.ts';
import { newToken } from './tokens.ts';

type UserRow = typeof users.$inferSelect;

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<Record<never, never>, { row: Omit<UserRow, 'id'> }>;
		DatabaseUserAttributes: Omit<UserRow, 'id'>;
		DatabaseSessionAttributes: { schoolId: string };
	}
}

/** Prolonged by use, from the second half on. */
const lifetime = new TimeSpan(7, 'd');
/** How long after a prolongation the cookie is sent again: an event stream may have caused it, and can set none. */
const sentAgainFor = new TimeSpan(1, 'h');

/** The columns of an account without the password's hash. */
export const accountOf = (row: UserRow): Account => ({
	userId: row.id,
	schoolId: row.schoolId,
	role: row.role,
	displayName: row.displayName,
	email: row.email,
	locale: row.locale,
	isDisabled: row.disabledAt !== null,
});

export function createSessions(database: Database): Sessions {
	const lucia = new Lucia(createHashedSessionAdapter(database), {
		sessionExpiresIn: lifetime,
		getUserAttributes: (row) => ({ row }),
	});
	return {
		async create({ userId, schoolId }) {
			// Here, so that no timer is needed: the table grows by sign-ins and shrinks by them.
			await lucia.deleteExpiredSessions();
			const session = await lucia.createSession(userId, { schoolId }, { sessionId: newToken() });
			return { token: session.id, expiresAt: session.expiresAt };
		},
		async find(token) {
			const { session, user } = await lucia.validateSession(token);
			if (!session) return null;
			const { expiresAt } = session;
			const sinceProlonged = Date.now() + lifetime.milliseconds() - expiresAt.getTime();
			const isRecent = sinceProlonged < sentAgainFor.milliseconds();
			const renewed = isRecent ? { token, expiresAt } : null;
			return { account: accountOf({ ...user.row, id: user.id }), renewed };
		},
		end: (token) => lucia.invalidateSession(token),
		endAllOf: (userId) => lucia.invalidateUserSessions(userId),
	};
}
