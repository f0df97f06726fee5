/** Statements whose text is built once: to build one anew takes longer than to run it. */
import { getTableColumns, is, Param, Placeholder, SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { PgDialect, PgInsertBase, PgUpdateBase, type PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';

/** Builds statements; it runs none. */
export const build = drizzle.mock();

const dialect = new PgDialect();

type Values = Readonly<Record<string, unknown>>;

/** Which rows a statement writes: one that adds some finds none of them, one that changes some does so once. */
type Writes = { table: unknown; how: 'added to' | 'changed' };

type Text = {
	/** What stands between the parameters. */
	parts: readonly string[];
	/** With the parameters numbered from 1. */
	sql: string;
	writes: Writes | null;
	/** Whether it is a query, or runs for what it does. */
	isQuery: boolean;
};

/** A statement with what it is run with. */
export class Bound {
	readonly text: Text;
	readonly parameters: readonly unknown[];
	constructor(text: Text, parameters: readonly unknown[]) {
		this.text = text;
		this.parameters = parameters;
	}
}

function writesOf(statement: SQLWrapper): Writes | null {
	const how = is(statement, PgInsertBase)
		? ('added to' as const)
		: is(statement, PgUpdateBase) && ('changed' as const);
	const { table } = (statement as unknown as { config: { table: unknown } }).config ?? {};
	return how ? { table, how } : null;
}

function textOf(statement: SQLWrapper): { text: Text; params: unknown[] } {
	const query = dialect.sqlToQuery(statement.getSQL());
	const writes = writesOf(statement);
	const parts = query.sql.split(/\$\d+/);
	const text = { parts, sql: query.sql, writes, isQuery: is(statement, SQL) };
	return { text, params: query.params };
}

/** As the driver takes it. */
function encoded(param: unknown): (values: Values) => unknown {
	if (is(param, Placeholder)) return (values) => values[param.name] ?? null;
	if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
	const { encoder, value } = param;
	return (values) => {
		const given = values[value.name] ?? null;
		return given === null ? null : encoder.mapToDriverValue(given);
	};
}

/** @param statement with an `sql.placeholder` for each thing it is run with; what is not given is null. */
export function fixStatement<Given extends object>(statement: SQLWrapper): (given: Given) => Bound {
	const { text, params } = textOf(statement);
	const slots = params.map(encoded);
	return (given) =>
		new Bound(
			text,
			slots.map((slot) => slot(given as Values)),
		);
}

/** @returns a statement that is built for this one time with what it is run with; one that has it, as it is. */
export function bind(statement: SQLWrapper | Bound): Bound {
	if (statement instanceof Bound) return statement;
	const { text, params } = textOf(statement);
	return new Bound(text, params);
}

type Row<Table extends PgTable> = Table['$inferInsert'];

/** A placeholder of its own name for each column. */
export const asked = <Column extends string>(columns: readonly Column[]) =>
	Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as Record<
		Column,
		never
	>;

/** Adds a row of these columns: what else is given does not compile, for it would be left out. @param more the same for every row. */
export function fixInsert<Table extends PgTable, Column extends keyof Row<Table> & string>(
	table: Table,
	columns: readonly Column[],
	more: object = {},
): <Given extends Pick<Row<Table>, Column>>(
	row: Given & Record<Exclude<keyof Given, Column>, never>,
) => Bound {
	const unknown = columns.filter((column) => !(column in getTableColumns(table)));
	if (unknown.length > 0) throw new Error(`There are no columns ${unknown.join(', ')}.`);
	const row = { ...asked(columns), ...more } as never;
	return fixStatement(build.insert(table).values(row));
}
