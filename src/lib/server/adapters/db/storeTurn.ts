/** A turn's writes, gathered and stored as one statement: it is its own transaction, begun and ended in one journey. */
import { DrizzleQueryError } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Sendable, StoredTurn, Transaction, TurnQueries } from './database.ts';
import { bind, type Bound } from './fixedStatement.ts';

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

/** `mustChange`: the turn stands or falls by the rows it changes. */
type Gathered = { statement: Bound; mustChange: boolean };

const dialect = new PgDialect();

/** One statement changes a row once, and finds none that it has added itself. */
function keepApart() {
	const tables = new Map<unknown, 'added to' | 'changed'>();
	return ({ text: { writes } }: Bound): void => {
		if (!writes) return;
		const before = tables.get(writes.table);
		if (before === 'changed' || (before && writes.how === 'changed')) throw new NeedsReading();
		tables.set(writes.table, writes.how);
	};
}

type Session = ConstructorParameters<typeof PostgresJsTransaction>[1];
const writesOnly = new WritesOnly({} as postgres.Sql, dialect, undefined) as unknown as Session;

function gather() {
	const gathered: Gathered[] = [];
	const keep = keepApart();
	const add = (given: Sendable, mustChange: boolean) => {
		const statement = bind(given);
		keep(statement);
		gathered.push({ statement, mustChange });
	};
	const opened = new PostgresJsTransaction(dialect, writesOnly, undefined);
	const tx = Object.assign(opened, {
		send: (statement: Sendable) => add(statement, false),
		async changes(statement: Sendable) {
			add(statement, true);
			return true;
		},
	});
	return { tx: tx as unknown as Transaction, gathered };
}

/** Puts statements into one, their parameters numbered through. */
function writeText() {
	const parameters: unknown[] = [];
	const write = ({ text: { parts }, parameters: own }: Bound): string => {
		let written = parts[0] ?? '';
		for (const [at, parameter] of own.entries()) {
			parameters.push(parameter);
			written += `$${parameters.length}${parts[at + 1] ?? ''}`;
		}
		return written;
	};
	return { parameters, write };
}

/** Postgres runs every write of a WITH once, and all of them see what was before; a query there only where it is asked for. */
function asOne({ still, also }: TurnQueries, gathered: readonly Gathered[]) {
	const { parameters, write } = writeText();
	const parts = [`still as materialized (${write(still)})`];
	const holds = ['exists (select from still)'];
	for (const [at, { statement, mustChange }] of gathered.entries()) {
		const { isQuery } = statement.text;
		const [kind, rows] = [isQuery ? 'materialized ' : '', mustChange ? ' returning 1' : ''];
		parts.push(`part_${at} as ${kind}(${write(statement)}${rows})`);
		if (mustChange) holds.push(`exists (select from part_${at})`);
		else if (isQuery) holds.push(`(select count(*) from part_${at}) >= 0`);
	}
	const text = `with ${parts.join(', ')}
		select case when ${holds.join(' and ')} then true else refuse_turn() end as stored,
			(extract(epoch from statement_timestamp()::timestamptz(3)) * 1000)::bigint::text as ms,
			(select to_jsonb(also) from (${write(also)}) as also) as also`;
	return { text, parameters };
}

const causeOf = (error: unknown) =>
	error instanceof DrizzleQueryError && error.cause ? error.cause : error;

/** What was to be so was not, or what was to be new was there before: whoever asks again, under a lock, is told which. */
const wasRefused = (error: unknown) =>
	error instanceof postgres.PostgresError && ['VP001', '23505'].includes(error.code);

type StoredRow = { ms: string; also: Record<string, unknown> | null };

/** See `Database.inTurn`. @param driver prepares what it is given. */
export async function storeTurn<T>(
	driver: postgres.Sql,
	queries: TurnQueries,
	work: (tx: Transaction) => Promise<T | null>,
): Promise<StoredTurn<T> | null> {
	const { tx, gathered } = gather();
	try {
		const result = await work(tx);
		if (result === null) return null;
		const { text, parameters } = asOne(queries, gathered);
		const [row] = await driver.unsafe<StoredRow[]>(text, parameters as never[]);
		return { result, nowMs: Number(row?.ms), also: row?.also ?? null };
	} catch (error) {
		const cause = causeOf(error);
		if (cause instanceof NeedsReading || wasRefused(cause)) return null;
		throw error;
	}
}
