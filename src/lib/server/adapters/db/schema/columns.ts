/** Columns and constraints that every area's tables share. */
import { sql, type Column } from 'drizzle-orm';
import { check, customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** UUIDv7 made by the app (`newId`), never by the database. */
export const id = () => uuid('id').primaryKey();

/** Whose row it is; row-level security compares it with `app.school_id`. */
export const schoolId = () => uuid('school_id').notNull();

/** To the millisecond, as JavaScript's Date keeps it: what is read back equals what was written. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const createdAt = () => moment('created_at').notNull().defaultNow();

/** A check rather than an enum type, so that a later migration can widen it inside a transaction. */
export const oneOf = (name: string, column: Column, values: readonly string[]) =>
	check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`);

/** A lower-case hexadecimal SHA-256. */
export const sha256 = customType<{ data: string }>({ dataType: () => 'char(64)' });
