/** Rubric versions: numbered apart from the scenario's, so that a rubric can change without its patient. */
import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { schoolId } from './columns.ts';
import { scenarios } from './scenarios.ts';
import { versionTable } from './versionTable.ts';

export const rubricVersions = versionTable('rubric_versions', scenarios);

export const rubricTexts = pgTable(
	'rubric_texts',
	{
		schoolId: schoolId(),
		rubricVersionId: uuid('rubric_version_id').notNull(),
		language: text('language').notNull(),
		yaml: text('yaml').notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.rubricVersionId, table.language] }),
		foreignKey({
			name: 'rubric_texts_version_fk',
			columns: [table.schoolId, table.rubricVersionId],
			foreignColumns: [rubricVersions.schoolId, rubricVersions.id],
		}),
	],
);
