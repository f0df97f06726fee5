/** Schools: the tenants, and the commons school that owns the shipped library. */
import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns.ts';

export const schools = pgTable(
	'schools',
	{
		id: id(),
		slug: text('slug').notNull().unique(),
		name: text('name').notNull(),
		/** Its scenarios and rubrics can be read by every school; there is at most one. */
		isCommons: boolean('is_commons').notNull().default(false),
		createdAt: createdAt(),
	},
	(table) => [
		uniqueIndex('schools_one_commons')
			.on(table.isCommons)
			.where(sql`${table.isCommons}`),
	],
);
