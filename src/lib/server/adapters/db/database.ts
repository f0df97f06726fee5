/** The one door to the database: every query runs in a transaction, either for one school or for the system. */
import { DrizzleQueryError, sql, type SQLWrapper } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import {
	drizzle,
	PostgresJsSession,
	PostgresJsTransaction,
	type PostgresJsDatabase,
} from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { appRole, systemRole } from './databaseRoles.ts';
import { bind, type Bound } from './fixedStatement.ts';
import { storeTurn } from './storeTurn.ts';

type Schema = Record<string, never>;

/** What a transaction runs without being asked for rows: a statement that is built and not yet run. */
export type Sendable = SQLWrapper | Bound;

export type Transaction = PostgresJsTransaction<Schema, Schema> & {
	/**
	 * Sends a write whose result nobody reads, and goes on: what is sent runs in this order, and before any query
	 * that is awaited later. The transaction waits for all of it before it commits, and fails with the first that fails.
	 */
	send(statement: Sendable): void;
	/** Runs a write. @returns whether it changed any row; in a turn, which is undone where it changed none, always true. */
	changes(statement: Sendable): Promise<boolean>;
};

/** What a turn stands on, and what else is read with it: each a query, of at most one row. */
export type TurnQueries = { still: Bound; also: Bound };

/** The database's clock when the turn was stored, and what was read with it. */
export type StoredTurn<T> = { result: T; nowMs: number; also: Record<string, unknown> | null };

export type Database = {
	/** Runs `work` in one transaction that sees and writes only this school's rows (and reads the commons). */
	inSchool<T>(schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
	/** Reads one moment of this school: what another transaction commits meanwhile is not seen, in no query of `work`. */
	readSchool<T>(schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
	/** Runs `work` in one transaction over every school: sign-in, sweepers, seeding. */
	inSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
	/** Runs one statement over every school. It is its own transaction, begun and ended in the one journey it makes. */
	onceInSystem<T>(run: (statements: PostgresJsDatabase) => Promise<T>): Promise<T>;
	/** As `onceInSystem`, with a text that was built once. @returns rows as the driver gives them. */
	queryInSystem<Row extends object>(statement: Bound): Promise<Row[]>;
	/**
	 * Stores all that `work` writes as one statement over every school, in one journey; `work` can read nothing.
	 * @returns null, and nothing is stored, where `still` finds nothing, `work` has to read, or it decides for null.
	 */
	inTurn<T>(
		queries: TurnQueries,
		work: (tx: Transaction) => Promise<T | null>,
	): Promise<StoredTurn<T> | null>;
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

const dialect = new PgDialect();

/**
 * Drizzle has the driver prepare nothing, and then every query with parameters makes two journeys: one to be parsed,
 * one to be run. Prepared once for each connection it makes one, and queries that wait for nothing travel together.
 */
function preparing<Driver extends postgres.TransactionSql | postgres.Sql>(driver: Driver): Driver {
	const { unsafe } = driver;
	const prepared: typeof unsafe = (query, parameters, options) =>
		unsafe(query, parameters, { ...options, prepare: true });
	return Object.assign(driver, { unsafe: prepared });
}

const takeRole = `select set_config('role', $1, true), set_config('app.school_id', $2, true)`;

/** Drizzle's view of a transaction that the driver has begun. */
function openTransaction(driver: postgres.TransactionSql) {
	const sending: Promise<unknown>[] = [];
	const query = (text: string, parameters: readonly unknown[]) =>
		driver.unsafe(text, parameters as postgres.ParameterOrJSON<never>[]);
	const run = (text: string, parameters: readonly unknown[]) => {
		// The driver keeps the order in which queries are handed to it, which a query that waits to be awaited is not yet.
		const running = query(text, parameters).execute();
		sending.push(running);
		running.catch(() => undefined);
	};
	type Session = ConstructorParameters<typeof PostgresJsTransaction<Schema, Schema>>[1];
	// Of a client a session uses what a transaction has, too: Drizzle itself opens it like this.
	const session = new PostgresJsSession(driver as unknown as postgres.Sql, dialect, undefined);
	const opened = new PostgresJsTransaction(dialect, session as unknown as Session, undefined);
	const tx = Object.assign(opened, {
		send(statement: Sendable) {
			const { text, parameters } = bind(statement);
			run(text.sql, parameters);
		},
		async changes(statement: Sendable) {
			const { text, parameters } = bind(statement);
			const { count } = await query(text.sql, parameters);
			return count > 0;
		},
	});
	return { tx: tx as Transaction, run, sent: () => Promise.all(sending) };
}

const oneMoment = 'isolation level repeatable read read only';

export type DatabaseOptions = { maxConnections?: number };

/** Of those whose statements are each a transaction. */
const mostForOnce = 4;

const stripped = <T>(done: Promise<T>): Promise<T> =>
	done.catch((error: unknown) => {
		throw withoutParameters(error);
	});

/**
 * Connects lazily: a wrong address shows at the first query.
 * @param url a `postgres://` connection string.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
	const max = options.maxConnections ?? 10;
	const common = { connect_timeout: 10, onnotice: () => {} };
	const client = postgres(url, { ...common, max });
	// Sets the driver's ways with dates and JSON.
	drizzle(client);
	const onceClient = postgres(url, {
		...{ ...common, max: Math.min(max, mostForOnce) },
		connection: { role: systemRole },
	});
	const once = preparing(onceClient);
	const statements = drizzle(once);
	const runAs = async <T>(
		role: string,
		schoolId: string,
		work: (tx: Transaction) => Promise<T>,
		kind = '',
	) => {
		const done = client.begin(kind, async (driver) => {
			const { tx, run, sent } = openTransaction(preparing(driver));
			// Local to the transaction: nothing of it outlives this use of the pooled connection.
			run(takeRole, [role, schoolId]);
			const result = await work(tx);
			await sent();
			return { result };
		});
		const { result } = await stripped(done);
		return result as T;
	};
	return {
		inSchool: (schoolId, work) => runAs(appRole, schoolId, work),
		readSchool: (schoolId, work) => runAs(appRole, schoolId, work, oneMoment),
		inSystem: (work) => runAs(systemRole, '', work),
		onceInSystem: (run) => stripped(run(statements)),
		queryInSystem: <Row extends object>({ text, parameters }: Bound) =>
			stripped(once.unsafe<Row[]>(text.sql, parameters as never[])),
		inTurn: (queries, work) => stripped(storeTurn(once, queries, work)),
		client,
		async close() {
			await Promise.all([client.end({ timeout: 5 }), onceClient.end({ timeout: 5 })]);
		},
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
