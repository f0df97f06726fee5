/** Everything that the sign-in service needs, over one database. */
import { createAudit } from '#lib/server/adapters/db/auditRecords.ts';
import type { Database } from '#lib/server/adapters/db/database.ts';
import type { SignInPorts } from '#lib/server/services/signInPorts.ts';
import { createAccounts } from './accounts.ts';
import { createOneTimeLinks } from './oneTimeLinks.ts';
import { createPasswords } from './passwords.ts';
import { createSessions } from './sessions.ts';
import { createSignInLimiter } from './signInLimiter.ts';

export const createSignInPorts = (database: Database): SignInPorts => ({
	accounts: createAccounts(database),
	passwords: createPasswords(),
	sessions: createSessions(database),
	limiter: createSignInLimiter(database),
	links: createOneTimeLinks(database),
	audit: createAudit(database),
});
