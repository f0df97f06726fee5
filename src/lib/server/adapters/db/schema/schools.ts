/** Schools: the tenants, and the commons school that owns the shipped library. */
import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { languages } from '#lib/domain/dialogue/language.ts';
import { createdAt, id, oneOf } from './columns.ts';

export const schools = pgTable(
	'schools',
	{
		id: id(),
		slug: text('slug').notNull().unique(),
		name: text('name').notNull(),
		/** Its scenarios and rubrics can be read by every school; there is at most one. */
		isCommons: boolean('is_commons').notNull().default(false),
		/** The language in which its people first meet the product. */
		defaultLanguage: text('default_language', { enum: languages }).notNull().default('en'),
		createdAt: createdAt(),
	},
	(table) => [
		uniqueIndex('schools_one_commons')
			.on(table.isCommons)
			.where(sql`${table.isCommons}`),
		oneOf('schools_default_language_known', table.defaultLanguage, languages),
	],
);
