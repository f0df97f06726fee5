/** Cohorts: the groups of a school's people that practice is assigned to and assessments are sat by. */
import { sql } from 'drizzle-orm';
import {
	foreignKey,
	index,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment, schoolId } from './columns.ts';
import { schools } from './schools.ts';
import { users } from './users.ts';

export const cohorts = pgTable(
	'cohorts',
	{
		id: id(),
		schoolId: schoolId().references(() => schools.id),
		name: text('name').notNull(),
		/** No longer offered; what was done in it stays. */
		archivedAt: moment('archived_at'),
		createdAt: createdAt(),
	},
	(table) => [
		unique('cohorts_school_id_id_unique').on(table.schoolId, table.id),
		uniqueIndex('cohorts_name_unique').on(table.schoolId, sql`lower(${table.name})`),
	],
);

export const cohortMembers = pgTable(
	'cohort_members',
	{
		schoolId: schoolId(),
		cohortId: uuid('cohort_id').notNull(),
		userId: uuid('user_id').notNull(),
		joinedAt: moment('joined_at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.cohortId, table.userId] }),
		foreignKey({
			name: 'cohort_members_cohort_fk',
			columns: [table.schoolId, table.cohortId],
			foreignColumns: [cohorts.schoolId, cohorts.id],
		}),
		foreignKey({
			name: 'cohort_members_user_fk',
			columns: [table.schoolId, table.userId],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('cohort_members_user_index').on(table.schoolId, table.userId),
	],
);
