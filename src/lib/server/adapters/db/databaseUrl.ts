/** Which database the app uses: the one it is told, or its own. */

import { DatabaseSetupError } from './databaseErrors.ts';
import { resolveDataDir } from './embedded/dataDir.ts';
import { openEmbeddedPostgres } from './embedded/openEmbeddedPostgres.ts';

export interface ChosenDatabase {
	readonly url: string;
	/** Demo accounts exist on the embedded database only. */
	readonly isEmbedded: boolean;
	/** Call after closing the app's own connections. */
	stop(): Promise<void>;
}

/**
 * `DATABASE_URL`, else the embedded PostgreSQL.
 * @throws OperatorError when the value is no PostgreSQL address, or the embedded one cannot start.
 */
export async function resolveDatabaseUrl(
	env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ChosenDatabase> {
	const url = env.DATABASE_URL?.trim();
	if (!url) {
		const embedded = await openEmbeddedPostgres({ dataDir: resolveDataDir(env) });
		return { url: embedded.url, isEmbedded: true, stop: embedded.stop };
	}
	if (!isPostgresUrl(url)) throw notAnAddress();
	return { url, isEmbedded: false, stop: async () => {} };
}

function isPostgresUrl(url: string): boolean {
	return URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol);
}

/** Does not repeat the value, which may hold a password. */
function notAnAddress(): DatabaseSetupError {
	return new DatabaseSetupError(
		'DATABASE_URL is not the address of a PostgreSQL database. Write it as postgres://user:password@host:5432/name, ' +
			'with special characters in the password percent-encoded; or leave it out to use the database that comes with the app.',
	);
}
