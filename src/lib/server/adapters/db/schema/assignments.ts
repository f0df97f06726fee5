/** Cases that a cohort is asked to practise, and until when. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { cohorts } from './cohorts.ts';
import { createdAt, id, moment, schoolId } from './columns.ts';
import { scenarios } from './scenarios.ts';
import { users } from './users.ts';

export const assignments = pgTable(
	'assignments',
	{
		id: id(),
		schoolId: schoolId(),
		cohortId: uuid('cohort_id').notNull(),
		/** The school that owns the case: one's own, or the commons. Students meet its newest version. */
		scenarioSchoolId: uuid('scenario_school_id').notNull(),
		scenarioId: uuid('scenario_id').notNull(),
		opensAt: moment('opens_at').notNull(),
		dueAt: moment('due_at').notNull(),
		/** From the teacher to the students; may be empty. */
		note: text('note').notNull().default(''),
		createdById: uuid('created_by_id').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		unique('assignments_school_id_id_unique').on(table.schoolId, table.id),
		foreignKey({
			name: 'assignments_cohort_fk',
			columns: [table.schoolId, table.cohortId],
			foreignColumns: [cohorts.schoolId, cohorts.id],
		}),
		foreignKey({
			name: 'assignments_scenario_fk',
			columns: [table.scenarioSchoolId, table.scenarioId],
			foreignColumns: [scenarios.schoolId, scenarios.id],
		}),
		foreignKey({
			name: 'assignments_created_by_fk',
			columns: [table.schoolId, table.createdById],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('assignments_cohort_index').on(table.schoolId, table.cohortId),
		check('assignments_due_after_opening', sql`${table.dueAt} > ${table.opensAt}`),
	],
);
