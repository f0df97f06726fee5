/** What happened in a consultation and what was said: both append-only. */
import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import type { Speaker } from '#lib/domain/transcript/utterance.ts';
import type { Reading } from '#lib/domain/dialogue/reading.ts';
import { id, moment, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';

/** The shape of event payloads; raise it with a migration of readers. */
export const eventSchemaVersion = 1;

/** One row a revision, with the machine as it stood after it: "retry from this turn" is a fork of one row. */
export const consultationEvents = pgTable(
	'consultation_events',
	{
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		revision: integer('revision').notNull(),
		/** Past tense, e.g. `student.spoke`. */
		type: text('type').notNull(),
		schemaVersion: integer('schema_version').notNull(),
		/** Who caused it, e.g. `student`, `patient`, `clock`. */
		author: text('author').notNull(),
		/** Points at utterances by id and never copies their words. */
		payload: jsonb('payload').$type<unknown>().notNull(),
		snapshot: jsonb('snapshot').$type<unknown>().notNull(),
		at: moment('at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.consultationId, table.revision] }),
		foreignKey({
			name: 'consultation_events_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
	],
);

const speakers = ['student', 'patient', 'narrator'] as const satisfies readonly Speaker[];

export const utterances = pgTable(
	'utterances',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** 1, 2, 3 … within the consultation. */
		position: integer('position').notNull(),
		speaker: text('speaker', { enum: speakers }).notNull(),
		text: text('text').notNull(),
		/** What the interpreter understood of a student's line. */
		reading: jsonb('reading').$type<Reading>(),
		/** The ids of the facts told in a patient's line. */
		told: jsonb('told').$type<string[]>(),
		/** Of a patient's line: the student's line it answers; null when it was said unasked. */
		answersId: uuid('answers_id'),
		interpreterVersion: text('interpreter_version'),
		at: moment('at').notNull().defaultNow(),
	},
	(table) => [
		unique('utterances_school_id_id_unique').on(table.schoolId, table.id),
		unique('utterances_position_unique').on(table.consultationId, table.position),
		// Lets a reply point only at an utterance of its own consultation.
		unique('utterances_consultation_id_id_unique').on(table.consultationId, table.id),
		foreignKey({
			name: 'utterances_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'utterances_answers_fk',
			columns: [table.consultationId, table.answersId],
			foreignColumns: [table.consultationId, table.id],
		}),
		oneOf('utterances_speaker_known', table.speaker, speakers),
		check('utterances_position_from_one', sql`${table.position} >= 1`),
	],
);
