/** What scenarios and rubrics share: numbered versions, immutable once published. */
import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	text,
	unique,
	uuid,
	type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment, oneOf, schoolId, sha256 } from './columns.ts';

export const versionStatuses = ['draft', 'published'] as const;

/** @param scenarios the table that says which case a version belongs to. */
export const versionTable = <Name extends string>(
	name: Name,
	scenarios: { schoolId: AnyPgColumn; id: AnyPgColumn },
) =>
	pgTable(
		name,
		{
			id: id(),
			schoolId: schoolId(),
			scenarioId: uuid('scenario_id').notNull(),
			/** 1, 2, 3 … within the scenario; a draft that is only tried out has none. */
			version: integer('version'),
			contentHash: sha256('content_hash').notNull(),
			/** Ignores wording: equal in every language of the version. */
			structureHash: sha256('structure_hash').notNull(),
			status: text('status', { enum: versionStatuses }).notNull().default('draft'),
			publishedAt: moment('published_at'),
			createdAt: createdAt(),
		},
		(table) => [
			unique(`${name}_school_id_id_unique`).on(table.schoolId, table.id),
			unique(`${name}_version_unique`).on(table.scenarioId, table.version),
			index(`${name}_content_hash_index`).on(table.scenarioId, table.contentHash),
			foreignKey({
				name: `${name}_scenario_fk`,
				columns: [table.schoolId, table.scenarioId],
				foreignColumns: [scenarios.schoolId, scenarios.id],
			}),
			oneOf(`${name}_status_known`, table.status, versionStatuses),
			check(
				`${name}_published_has_time`,
				sql`(${table.status} = 'published') = (${table.publishedAt} is not null)`,
			),
			check(
				`${name}_published_has_number`,
				sql`${table.status} = 'draft' or ${table.version} is not null`,
			),
		],
	);

/** Of versions known to be published: a check of the table sees to it that those have a number. */
export const publishedNumber = ({ version }: { version: AnyPgColumn }) => sql<number>`${version}`;
