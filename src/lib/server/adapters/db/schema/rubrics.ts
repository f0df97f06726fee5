/** Rubric versions: numbered apart from the scenario's, so that a rubric can change without its patient. */
import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment, oneOf, schoolId, sha256 } from './columns.ts';
import { scenarios, versionStatuses } from './scenarios.ts';

export const rubricVersions = pgTable(
	'rubric_versions',
	{
		id: id(),
		schoolId: schoolId(),
		scenarioId: uuid('scenario_id').notNull(),
		version: integer('version').notNull(),
		contentHash: sha256('content_hash').notNull(),
		structureHash: sha256('structure_hash').notNull(),
		status: text('status', { enum: versionStatuses }).notNull().default('draft'),
		publishedAt: moment('published_at'),
		createdAt: createdAt(),
	},
	(table) => [
		unique('rubric_versions_school_id_id_unique').on(table.schoolId, table.id),
		unique('rubric_versions_version_unique').on(table.scenarioId, table.version),
		index('rubric_versions_content_hash_index').on(table.scenarioId, table.contentHash),
		foreignKey({
			name: 'rubric_versions_scenario_fk',
			columns: [table.schoolId, table.scenarioId],
			foreignColumns: [scenarios.schoolId, scenarios.id],
		}),
		oneOf('rubric_versions_status_known', table.status, versionStatuses),
		check(
			'rubric_versions_published_has_time',
			sql`(${table.status} = 'published') = (${table.publishedAt} is not null)`,
		),
	],
);

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
