/** Brings the database to where the app can start: reachable, migrated, with the shipped cases and, for trying, demo accounts. */
import { createPasswords } from './adapters/auth/passwords.ts';
import { openDatabase } from './adapters/db/database.ts';
import { resolveDatabaseUrl } from './adapters/db/databaseUrl.ts';
import { migrateDatabase } from './adapters/db/migrate.ts';
import {
	publishShippedScenarios,
	type ShippedScenario,
} from './adapters/db/publishShippedScenarios.ts';
import { seedCommons, seedDemoSchool } from './adapters/db/seed.ts';
import { isLoopback } from './adapters/http/publicOrigin.ts';
import type { DemoAccount } from './appHandle.ts';

type Env = Readonly<Record<string, string | undefined>>;

export type PreparedDatabase = {
	url: string;
	/** It is the one that comes with the app. */
	isEmbedded: boolean;
	/** Empty unless the database is the embedded one and is served on loopback alone. */
	demoAccounts: readonly DemoAccount[];
	stop(): Promise<void>;
};

/** @throws OperatorError with a sentence for whoever runs the server. */
export async function prepareDatabase(
	env: Env,
	readCases: () => Promise<readonly ShippedScenario[]>,
): Promise<PreparedDatabase> {
	const chosen = await resolveDatabaseUrl(env);
	const offersDemo = chosen.isEmbedded && isLoopback(env.HOST ?? '127.0.0.1') && !env.ORIGIN;
	try {
		await migrateDatabase(chosen.url);
		const database = openDatabase(chosen.url, { maxConnections: 1 });
		try {
			await seedCommons(database);
			await publishShippedScenarios(database, await readCases());
			const { hash } = createPasswords();
			const demoAccounts = offersDemo ? await seedDemoSchool(database, hash) : [];
			return { url: chosen.url, isEmbedded: chosen.isEmbedded, demoAccounts, stop: chosen.stop };
		} finally {
			await database.close();
		}
	} catch (error) {
		await chosen.stop();
		throw error;
	}
}
