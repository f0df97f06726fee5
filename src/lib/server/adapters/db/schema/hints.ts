/** The hints a student took from the tutor: append-only, one for each event that recorded one. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';
import { consultationEvents } from './transcript.ts';

export const hints = pgTable(
	'hints',
	{
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** Of the event `student.took_hint`. */
		revision: integer('revision').notNull(),
		/** An area of the hint catalogue. */
		area: text('area').notNull(),
		step: integer('step').$type<1 | 2>().notNull(),
		/** How many of the area's things had been asked, said or done by then. */
		reached: integer('reached').notNull(),
		/** As it was shown. */
		text: text('text').notNull(),
		/** The last line of the transcript by then; 0 before the first. */
		afterPosition: integer('after_position').notNull(),
		/** In whose words, and how they came about. */
		spokenBy: text('spoken_by', { enum: ['author', 'model'] }).notNull(),
		model: text('model'),
		briefVersion: text('brief_version'),
		caught: text('caught'),
		fault: text('fault'),
		at: moment('at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.consultationId, table.revision] }),
		foreignKey({
			name: 'hints_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'hints_event_fk',
			columns: [table.consultationId, table.revision],
			foreignColumns: [consultationEvents.consultationId, consultationEvents.revision],
		}),
		oneOf('hints_spoken_by_known', table.spokenBy, ['author', 'model']),
		check('hints_step_known', sql`${table.step} in (1, 2)`),
	],
);
