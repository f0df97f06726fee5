/** Who did what to which thing: append-only, each school's records a chain of hashes. */
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, moment, schoolId, sha256 } from './columns.ts';
import { schools } from './schools.ts';
import { users } from './users.ts';

/** The trigger `chain_audit_record` puts its own value in the place of whatever is written. */
const byTrigger = () => sql`default`;

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
		/** When it joined the chain, by the database's clock: never before its predecessor. */
		at: moment('at').notNull().defaultNow(),
		/** 1, 2, 3 … in each school. */
		sequence: bigint('sequence', { mode: 'number' }).notNull().$default(byTrigger),
		/** Of the school's record before; of the first, 64 zeros. */
		previousHash: sha256('previous_hash').notNull().$default(byTrigger),
		/** Over `previousHash` and every other column: `domain/audit/auditChain.ts`. */
		hash: sha256('hash').notNull().$default(byTrigger),
	},
	(table) => [
		foreignKey({
			name: 'audit_records_actor_fk',
			columns: [table.schoolId, table.actorId],
			foreignColumns: [users.schoolId, users.id],
		}),
		unique('audit_records_sequence_unique').on(table.schoolId, table.sequence),
		index('audit_records_school_id_at_index').on(table.schoolId, table.at),
	],
);

/** Where each school's chain ends: without it nobody could tell that its newest records were cut off. */
export const auditHeads = pgTable('audit_heads', {
	schoolId: schoolId()
		.primaryKey()
		.references(() => schools.id),
	records: bigint('records', { mode: 'number' }).notNull(),
	hash: sha256('hash').notNull(),
});
