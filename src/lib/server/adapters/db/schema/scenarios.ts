/** Scenarios and their versions; a version spans its languages and is immutable once published. */
import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, schoolId } from './columns.ts';
import { schools } from './schools.ts';
import { versionTable } from './versionTable.ts';

export const scenarios = pgTable(
	'scenarios',
	{
		id: id(),
		schoolId: schoolId().references(() => schools.id),
		slug: text('slug').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		unique('scenarios_school_id_id_unique').on(table.schoolId, table.id),
		unique('scenarios_school_id_slug_unique').on(table.schoolId, table.slug),
	],
);

export const scenarioVersions = versionTable('scenario_versions', scenarios);

export const scenarioTexts = pgTable(
	'scenario_texts',
	{
		schoolId: schoolId(),
		scenarioVersionId: uuid('scenario_version_id').notNull(),
		language: text('language').notNull(),
		/** As the author wrote it, comments and all. */
		yaml: text('yaml').notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.scenarioVersionId, table.language] }),
		foreignKey({
			name: 'scenario_texts_version_fk',
			columns: [table.schoolId, table.scenarioVersionId],
			foreignColumns: [scenarioVersions.schoolId, scenarioVersions.id],
		}),
	],
);
