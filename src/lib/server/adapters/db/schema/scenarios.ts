/** Scenarios and their versions; a version spans its languages and is immutable once published. */
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
import { schools } from './schools.ts';

export const versionStatuses = ['draft', 'published'] as const;

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

export const scenarioVersions = pgTable(
	'scenario_versions',
	{
		id: id(),
		schoolId: schoolId(),
		scenarioId: uuid('scenario_id').notNull(),
		/** 1, 2, 3 … within the scenario. */
		version: integer('version').notNull(),
		contentHash: sha256('content_hash').notNull(),
		/** Ignores wording: equal in every language of the version. */
		structureHash: sha256('structure_hash').notNull(),
		status: text('status', { enum: versionStatuses }).notNull().default('draft'),
		publishedAt: moment('published_at'),
		createdAt: createdAt(),
	},
	(table) => [
		unique('scenario_versions_school_id_id_unique').on(table.schoolId, table.id),
		unique('scenario_versions_version_unique').on(table.scenarioId, table.version),
		index('scenario_versions_content_hash_index').on(table.scenarioId, table.contentHash),
		foreignKey({
			name: 'scenario_versions_scenario_fk',
			columns: [table.schoolId, table.scenarioId],
			foreignColumns: [scenarios.schoolId, scenarios.id],
		}),
		oneOf('scenario_versions_status_known', table.status, versionStatuses),
		check(
			'scenario_versions_published_has_time',
			sql`(${table.status} = 'published') = (${table.publishedAt} is not null)`,
		),
	],
);

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
