/** Cases being written: one document pair for each language, saved as it is typed. */
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { GoldStudent } from '#lib/domain/grading/gold/schema.ts';
import { createdAt, moment, schoolId } from './columns.ts';
import { schools } from './schools.ts';
import { users } from './users.ts';

export const scenarioDrafts = pgTable(
	'scenario_drafts',
	{
		schoolId: schoolId().references(() => schools.id),
		slug: text('slug').notNull(),
		language: text('language').notNull(),
		/** As the author wrote them; they need not be valid. */
		scenarioYaml: text('scenario_yaml').notNull(),
		rubricYaml: text('rubric_yaml').notNull(),
		/** Gold files by student. */
		gold: jsonb('gold').$type<Partial<Record<GoldStudent, string>>>().notNull().default({}),
		/** Counts the savings: whoever saves names the one they began from. */
		revision: integer('revision').notNull().default(1),
		/** Who saved last. */
		authorId: uuid('author_id').notNull(),
		savedAt: moment('saved_at').notNull().defaultNow(),
		createdAt: createdAt(),
	},
	(table) => [
		primaryKey({ columns: [table.schoolId, table.slug, table.language] }),
		foreignKey({
			name: 'scenario_drafts_author_fk',
			columns: [table.schoolId, table.authorId],
			foreignColumns: [users.schoolId, users.id],
		}),
	],
);
