/** Brings a database to the newest schema; several processes may start at once. */
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { explainDatabaseError } from './databaseErrors.ts';
import { ensureDatabaseRoles } from './databaseRoles.ts';

/** Any constant will do, as long as nothing else in this database locks it. */
const migrationLock = 7_236_401;

/**
 * @param migrationsFolder relative to the working directory.
 * @throws DatabaseSetupError with a sentence for faults a user can mend.
 */
export async function migrateDatabase(url: string, migrationsFolder = 'drizzle'): Promise<void> {
	// One connection: the advisory lock belongs to it, and goes with it if the process dies.
	const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
	try {
		await client`select pg_advisory_lock(${migrationLock})`;
		await ensureDatabaseRoles(client);
		await migrate(drizzle(client), { migrationsFolder });
	} catch (error) {
		throw explainDatabaseError(error, url);
	} finally {
		await client.end({ timeout: 5 });
	}
}
