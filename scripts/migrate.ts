/** `npm run db:migrate`: brings the database of DATABASE_URL, or the app's own, to the newest schema without starting the app. */
import { resolveDatabaseUrl } from '../src/lib/server/adapters/db/databaseUrl.ts';
import { migrateDatabase } from '../src/lib/server/adapters/db/migrate.ts';
import { isOperatorError } from '../src/lib/server/operatorError.ts';

try {
	const database = await resolveDatabaseUrl();
	await migrateDatabase(database.url).finally(() => database.stop());
	console.log('The database has the newest schema.');
} catch (error) {
	console.error(isOperatorError(error) ? error.message : error);
	process.exitCode = 1;
}
