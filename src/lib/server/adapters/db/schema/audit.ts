/** Who did what to which thing: append-only. */
import { foreignKey, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment, schoolId } from './columns.ts';
import { schools } from './schools.ts';
import { users } from './users.ts';

export const auditRecords = pgTable(
	'audit_records',
	{
		id: id(),
		schoolId: schoolId().references(() => schools.id),
		/** Null when the system itself acted. */
		actorId: uuid('actor_id'),
		action: text('action').notNull(),
		resourceType: text('resource_type').notNull(),
		resourceId: text('resource_id'),
		/** Points at records and never copies a person's words, so that erasure reaches them. */
		details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
		at: moment('at').notNull().defaultNow(),
	},
	(table) => [
		foreignKey({
			name: 'audit_records_actor_fk',
			columns: [table.schoolId, table.actorId],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('audit_records_school_id_at_index').on(table.schoolId, table.at),
	],
);
