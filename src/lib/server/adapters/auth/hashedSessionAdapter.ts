/** Lucia's view of the session table: it deals in tokens, the table holds only their hashes. */
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { eq, sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Adapter, DatabaseSession } from 'lucia';
import type { Database } from '#lib/server/adapters/db/database.ts';
import { sessions } from '#lib/server/adapters/db/schema/sessions.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import { hashToken } from './tokens.ts';

/**
 * Marks an id that is a hash already: of a listed session the token is not known, and hashing its id
 * again would make `invalidateSession` revoke nothing without saying so. Honoured for deletion only,
 * so that a leaked hash never signs anybody in.
 */
const hashMark = 'sha256:';

const storedId = (id: string) =>
	id.startsWith(hashMark) ? id.slice(hashMark.length) : hashToken(id);

/** Lucia's own would be built anew for each request. */
const prepareOwner = (statements: PostgresJsDatabase) =>
	statements
		.select({ user: users, session: sessions })
		.from(sessions)
		.innerJoin(users, eq(sessions.userId, users.id))
		.where(eq(sessions.id, sql.placeholder('id')))
		.prepare('session_and_user');

function askOwner(database: Database) {
	let prepared: ReturnType<typeof prepareOwner> | undefined;
	return (id: string) =>
		database.onceInSystem((statements) => (prepared ??= prepareOwner(statements)).execute({ id }));
}

export function createHashedSessionAdapter(database: Database): Adapter {
	const run = <T>(work: (adapter: Adapter) => Promise<T>) =>
		database.onceInSystem((statements) =>
			work(new DrizzlePostgreSQLAdapter(statements, sessions, users)),
		);
	const ask = askOwner(database);
	return {
		async getSessionAndUser(token) {
			const [found] = await ask(hashToken(token));
			if (!found) return [null, null];
			const { userId, expiresAt, schoolId } = found.session;
			const { id, ...attributes } = found.user;
			// Lucia goes on with this id: to prolong, to delete, to write the cookie.
			const session = { id: token, userId, expiresAt, attributes: { schoolId } };
			return [session, { id, attributes }];
		},
		getUserSessions: (userId) =>
			run(async (adapter) => {
				const listed: DatabaseSession[] = await adapter.getUserSessions(userId);
				return listed.map((session) => ({ ...session, id: hashMark + session.id }));
			}),
		setSession: (session) =>
			run((adapter) => adapter.setSession({ ...session, id: hashToken(session.id) })),
		updateSessionExpiration: (token, expiresAt) =>
			run((adapter) => adapter.updateSessionExpiration(hashToken(token), expiresAt)),
		deleteSession: (id) => run((adapter) => adapter.deleteSession(storedId(id))),
		deleteUserSessions: (userId) => run((adapter) => adapter.deleteUserSessions(userId)),
		deleteExpiredSessions: () => run((adapter) => adapter.deleteExpiredSessions()),
	};
}
