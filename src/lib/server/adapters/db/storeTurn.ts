/** A turn's writes, gathered and stored as one statement: it is its own transaction, begun and ended in one journey. */
import { DrizzleQueryError, is, SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { PgDialect, PgInsertBase, PgUpdateBase } from 'drizzle-orm/pg-core';
import {
	PostgresJsSession,
	PostgresJsTransaction,
	type PostgresJsDatabase,
} from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { StoredTurn, Transaction, TurnQueries } from './database.ts';

/** What is gathered is stored together at the end: nothing of it, and nothing else, can be read before. */
class NeedsReading extends Error {}

class WritesOnly extends PostgresJsSession<
	postgres.Sql,
	Record<string, never>,
	Record<string, never>
> {
	override prepareQuery(): never {
		throw new NeedsReading();
	}
}

type Gathered = {
	/** As text with parameters: a statement that is still being built would be put in brackets. */
	statement: SQL;
	/** Its rows are asked for: by it the turn stands or falls, or it is a query run for what it does. */
	asked: 'must change' | 'runs' | null;
};

const dialect = new PgDialect();

/** One statement changes a row once, and finds none that it has added itself. */
function keepApart() {
	const tables = new Map<unknown, 'added to' | 'changed'>();
	return (statement: SQLWrapper): void => {
		const kind = is(statement, PgUpdateBase) ? 'changed' : 'added to';
		if (kind === 'added to' && !is(statement, PgInsertBase)) return;
		const { table } = (statement as unknown as { config: { table: unknown } }).config;
		const before = tables.get(table);
		if (before === 'changed' || (before && kind === 'changed')) throw new NeedsReading();
		tables.set(table, kind);
	};
}

function gather() {
	const gathered: Gathered[] = [];
	const keep = keepApart();
	type Session = ConstructorParameters<typeof PostgresJsTransaction>[1];
	const session = new WritesOnly({} as postgres.Sql, dialect, undefined);
	const opened = new PostgresJsTransaction(dialect, session as unknown as Session, undefined);
	const tx = Object.assign(opened, {
		send(statement: SQLWrapper) {
			keep(statement);
			gathered.push({ statement: statement.getSQL(), asked: is(statement, SQL) ? 'runs' : null });
		},
		async changes(statement: SQLWrapper) {
			keep(statement);
			gathered.push({ statement: statement.getSQL(), asked: 'must change' });
			return true;
		},
	});
	return { tx: tx as unknown as Transaction, gathered };
}

/** Postgres runs every write of a WITH once, and all of them see what was before; a query there only where it is asked for. */
function asOne({ still, also }: TurnQueries, gathered: readonly Gathered[]): SQL {
	const named = gathered.map((one, at) => ({ ...one, name: sql.raw(`part_${at}`) }));
	const parts = named.map(({ name, statement, asked }) =>
		asked === 'must change'
			? sql`${name} as (${statement} returning 1)`
			: sql`${name} as ${sql.raw(asked ? 'materialized' : '')} (${statement})`,
	);
	const namesOf = (kind: Gathered['asked']) =>
		named.filter(({ asked }) => asked === kind).map(({ name }) => name);
	const holds = [sql.raw('still'), ...namesOf('must change')].map(
		(name) => sql`exists (select from ${name})`,
	);
	const runs = namesOf('runs').map((name) => sql`(select count(*) from ${name}) >= 0`);
	return sql`with still as materialized (${still.getSQL()}), ${sql.join(parts, sql`, `)}
		select case when ${sql.join([...holds, ...runs], sql` and `)} then true else refuse_turn() end as stored,
			(extract(epoch from statement_timestamp()::timestamptz(3)) * 1000)::bigint::text as ms,
			(select to_jsonb(also) from (${also.getSQL()}) as also) as also`;
}

const causeOf = (error: unknown) =>
	error instanceof DrizzleQueryError && error.cause ? error.cause : error;

/** What was to be so was not, or what was to be new was there before: whoever asks again, under a lock, is told which. */
const wasRefused = (error: unknown) =>
	error instanceof postgres.PostgresError && ['VP001', '23505'].includes(error.code);

/** See `Database.inTurn`. */
export async function storeTurn<T>(
	statements: PostgresJsDatabase,
	queries: TurnQueries,
	work: (tx: Transaction) => Promise<T | null>,
): Promise<StoredTurn<T> | null> {
	const { tx, gathered } = gather();
	try {
		const result = await work(tx);
		if (result === null) return null;
		const [row] = await statements.execute<{ ms: string; also: Record<string, unknown> | null }>(
			asOne(queries, gathered),
		);
		return { result, nowMs: Number(row?.ms), also: row?.also ?? null };
	} catch (error) {
		const cause = causeOf(error);
		if (cause instanceof NeedsReading || wasRefused(cause)) return null;
		throw error;
	}
}
