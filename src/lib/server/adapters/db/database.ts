/** The one door to the database: every query runs in a transaction, either for one school or for the system. */
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { appRole, systemRole } from './databaseRoles.ts';

type Drizzle = PostgresJsDatabase<Record<string, never>>;
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

export type Database = {
	/** Runs `work` in one transaction that sees and writes only this school's rows (and reads the commons). */
	inSchool<T>(schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
	/** Runs `work` in one transaction over every school: sign-in, sweepers, seeding. */
	inSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
	/** The driver, for LISTEN and NOTIFY; row-level security gives it no rows. */
	client: postgres.Sql;
	/** Waits for running queries, at most five seconds. */
	close(): Promise<void>;
};

/**
 * Drizzle's own message quotes every parameter, so that a log would hold passwords' hashes and what
 * students said. So do the server's `detail` (the row that failed) and `where` (the document that failed);
 * the message, the code and the constraint stay.
 */
function withoutParameters(error: unknown): unknown {
	const cause = error instanceof DrizzleQueryError && error.cause ? error.cause : error;
	if (cause instanceof postgres.PostgresError) {
		Reflect.deleteProperty(cause, 'detail');
		Reflect.deleteProperty(cause, 'where');
	}
	return cause;
}

/**
 * Drizzle has the driver prepare nothing, and then every query with parameters makes two journeys: one to be parsed, one
 * to be run. Prepared once for each connection it makes one, and queries that wait for nothing travel together.
 */
function prepareStatements(client: postgres.Sql): void {
	const begin = client.begin.bind(client);
	const beginPrepared = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
		begin((tx) => {
			const { unsafe } = tx;
			const prepared: typeof unsafe = (query, parameters, options) =>
				unsafe(query, parameters, { ...options, prepare: true });
			return work(Object.assign(tx, { unsafe: prepared }));
		});
	Object.assign(client, { begin: beginPrepared });
}

export type DatabaseOptions = { maxConnections?: number };

/**
 * Connects lazily: a wrong address shows at the first query.
 * @param url a `postgres://` connection string.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
	const client = postgres(url, {
		max: options.maxConnections ?? 10,
		connect_timeout: 10,
		onnotice: () => {},
	});
	prepareStatements(client);
	const db: Drizzle = drizzle(client);
	const runAs = <T>(role: string, schoolId: string, work: (tx: Transaction) => Promise<T>) =>
		db
			.transaction(async (tx) => {
				// Local to the transaction: nothing of it outlives this use of the pooled connection. Awaited: no query may
				// overtake it on its way to the server.
				await tx.execute(sql`
					select set_config('role', ${role}, true), set_config('app.school_id', ${schoolId}, true)`);
				return work(tx);
			})
			.catch((error: unknown) => {
				throw withoutParameters(error);
			});
	return {
		inSchool: (schoolId, work) => runAs(appRole, schoolId, work),
		inSystem: (work) => runAs(systemRole, '', work),
		client,
		close: () => client.end({ timeout: 5 }),
	};
}

/**
 * Read once per command, after the lock is held: a transaction's own `now()` may be older than what it waited for.
 * @returns the database server's time, one clock for every process.
 */
export async function readClock(tx: Transaction): Promise<Date> {
	const [row] = await tx.execute<{ ms: string }>(
		sql`select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`,
	);
	return new Date(Number(row?.ms));
}
