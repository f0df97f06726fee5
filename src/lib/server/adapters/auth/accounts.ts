/** Accounts, found by the address they sign in with. */
import { sql } from 'drizzle-orm';
import type { Database } from '#lib/server/adapters/db/database.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import type { Accounts } from '#lib/server/services/signInPorts.ts';
import { accountOf } from './sessions.ts';

export const createAccounts = (database: Database): Accounts => ({
	findByEmail: (email) =>
		database.inSystem(async (tx) => {
			const [row] = await tx
				.select()
				.from(users)
				.where(sql`lower(${users.email}) = lower(${email.trim()})`);
			return row ? { ...accountOf(row), passwordHash: row.passwordHash } : null;
		}),
});
