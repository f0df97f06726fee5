/** For tests of the audit log: changes that go past every lock of the database. */
import { sql, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Random } from '#lib/domain/statistics/seededRandom.ts';
import type { Database, Transaction } from './database.ts';

/** Runs as the superuser past triggers and foreign keys, and undoes what was done. */
export async function tampered<Result>(
	database: Database,
	change: (tx: Transaction) => Promise<boolean>,
	look: (tx: Transaction) => Promise<Result>,
): Promise<Result | 'nothing changed'> {
	const undo = Symbol('undo');
	let seen: Result | 'nothing changed' = 'nothing changed';
	const plain = drizzle(database.client);
	await plain
		.transaction(async (tx) => {
			await tx.execute(sql`set local session_replication_role = replica`);
			if (await change(tx as unknown as Transaction).catch(() => false)) {
				seen = await look(tx as unknown as Transaction);
			}
			throw undo;
		})
		.catch((error: unknown) => {
			if (error !== undo) throw error;
		});
	return seen;
}

const columns = [
	...['id', 'school_id', 'actor_id', 'action', 'resource_type', 'resource_id', 'details', 'at'],
	...['sequence', 'previous_hash', 'hash'],
];
const typeOf: Record<string, string> = {
	...{ id: 'uuid', school_id: 'uuid', actor_id: 'uuid', details: 'jsonb', at: 'timestamptz(3)' },
	...{ sequence: 'bigint', previous_hash: 'char(64)', hash: 'char(64)' },
};

/** What a value of the column may consist of; others could not be stored there. */
const [digits, hex, anyByte] = ['0123456789', '0123456789abcdef', '0123456789 aXz_."\\:-é'];
const bytesOf: Record<string, string> = {
	...{ id: hex, school_id: hex, actor_id: hex, previous_hash: hex, hash: hex },
	...{ at: digits, sequence: digits },
};

export const pick = <Choice>(choices: readonly Choice[], random: Random) =>
	choices[Math.floor(random() * choices.length)] as Choice;

type Row = { id: string } & Record<string, string | null>;

/** Every column as the database prints it. */
export const printed = (database: Database, schoolId: string) =>
	database.inSystem((tx) =>
		tx.execute<Row>(
			sql`select ${sql.join(
				columns.map((name) => sql`${sql.identifier(name)}::text as ${sql.identifier(name)}`),
				sql`, `,
			)} from audit_records where school_id = ${schoolId} order by audit_records.sequence`,
		),
	);

/** @returns a statement that changes at least one row, unless what it writes is no value of its column's type. */
export type Way = (rows: readonly Row[], random: Random) => SQL | null;

/** One character of one column of one record. */
export const changeOneByte: Way = (rows, random) => {
	const name = pick(columns, random);
	const row = pick(rows, random);
	const value = row[name];
	if (!value) return null;
	const place = Math.floor(random() * value.length);
	const byte = pick([...(bytesOf[name] ?? anyByte)], random);
	const changed = `${value.slice(0, place)}${byte}${value.slice(place + 1)}`;
	const [column, type] = [sql.identifier(name), sql.raw(typeOf[name] ?? 'text')];
	return sql`update audit_records set ${column} = ${changed}::text::${type}
		where id = ${row.id} and ${column} is distinct from ${changed}::text::${type}`;
};

export const removeOne: Way = (rows, random) =>
	sql`delete from audit_records where id = ${pick(rows, random).id}`;

/** Everything but their numbers and what links them. */
export const swapTwo: Way = (rows, random) => {
	const [one, other] = [pick(rows, random), pick(rows, random)];
	return sql`update audit_records as mine set action = yours.action, actor_id = yours.actor_id,
		resource_id = yours.resource_id, details = yours.details, at = yours.at from audit_records as yours
		where (mine.id, yours.id) in ((${one.id}, ${other.id}), (${other.id}, ${one.id})) and mine.id <> yours.id`;
};

export const cutTail: Way = (rows, random) =>
	sql`delete from audit_records where school_id = ${rows[0]!.school_id}
		and sequence > ${Math.floor(random() * rows.length)}`;
