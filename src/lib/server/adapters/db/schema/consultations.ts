/** Consultations: the saved machine, its clock and credits, answered commands, and the student's note. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import type { SittingTerms } from '#lib/domain/consultation/sittingTerms.ts';
import type { Note } from '#lib/domain/consultation/note.ts';
import { stages, type StudentView } from '#lib/domain/consultation/studentView.ts';
import { createdAt, id, moment, oneOf, schoolId } from './columns.ts';
import { playedVersionColumns, playedVersionKeys } from './playedVersions.ts';
import { users } from './users.ts';

const modes = ['practice', 'assessment'] as const satisfies readonly StudentView['mode'][];

export const consultations = pgTable(
	'consultations',
	{
		id: id(),
		schoolId: schoolId(),
		studentId: uuid('student_id').notNull(),
		...playedVersionColumns(),
		language: text('language').notNull(),
		mode: text('mode', { enum: modes }).notNull(),
		stage: text('stage', { enum: stages }).notNull(),
		/** Counts applied events; the newest row of `consultation_events` has the same number. */
		revision: integer('revision').notNull().default(0),
		machineVersion: text('machine_version').notNull(),
		/** The machine's persisted `{value, context}`. */
		snapshot: jsonb('snapshot').$type<unknown>().notNull(),
		stageStartedAt: moment('stage_started_at').notNull(),
		/** When this stage's time is over, credits included; null for no limit. */
		dueAt: moment('due_at'),
		/** The next moment at which anything is due (time up, timeline); what the sweeper looks for. */
		nextDueAt: moment('next_due_at'),
		endedAt: moment('ended_at'),
		createdAt: createdAt(),
		/** The area a drill practises; null for a whole consultation. */
		drillArea: text('drill_area'),
		/** What an assessment fixes for it; null in practice. */
		terms: jsonb('terms').$type<SittingTerms>(),
		forkedFromId: uuid('forked_from_id'),
		forkedAtRevision: integer('forked_at_revision'),
	},
	(table) => [
		unique('consultations_school_id_id_unique').on(table.schoolId, table.id),
		foreignKey({
			name: 'consultations_student_fk',
			columns: [table.schoolId, table.studentId],
			foreignColumns: [users.schoolId, users.id],
		}),
		...playedVersionKeys('consultations', table),
		foreignKey({
			name: 'consultations_forked_from_fk',
			columns: [table.schoolId, table.forkedFromId],
			foreignColumns: [table.schoolId, table.id],
		}),
		index('consultations_student_index').on(table.schoolId, table.studentId, table.createdAt),
		index('consultations_next_due_at_index')
			.on(table.nextDueAt)
			.where(sql`${table.nextDueAt} is not null`),
		oneOf('consultations_mode_known', table.mode, modes),
		oneOf('consultations_stage_known', table.stage, stages),
		check(
			'consultations_drill_is_practice',
			sql`${table.drillArea} is null or ${table.mode} = 'practice'`,
		),
		check('consultations_revision_not_negative', sql`${table.revision} >= 0`),
		check(
			'consultations_fork_complete',
			sql`(${table.forkedFromId} is null) = (${table.forkedAtRevision} is null)`,
		),
	],
);

/** Composite key to the consultation a row belongs to, of the same school. */
const columnsOfConsultation = {
	schoolId: schoolId(),
	consultationId: uuid('consultation_id').notNull(),
};

/** Time given back to a student (a slow model, a pause): append-only. */
export const timeCredits = pgTable(
	'time_credits',
	{
		id: id(),
		...columnsOfConsultation,
		stage: text('stage', { enum: stages }).notNull(),
		milliseconds: bigint('milliseconds', { mode: 'number' }).notNull(),
		reason: text('reason').notNull(),
		at: moment('at').notNull().defaultNow(),
	},
	(table) => [
		foreignKey({
			name: 'time_credits_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		index('time_credits_consultation_id_index').on(table.consultationId),
		check('time_credits_positive', sql`${table.milliseconds} > 0`),
	],
);

/** What each command was answered, so that a repeat gets the same answer and changes nothing. */
export const commands = pgTable(
	'commands',
	{
		...columnsOfConsultation,
		commandId: uuid('command_id').notNull(),
		response: jsonb('response').$type<unknown>().notNull(),
		at: moment('at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.consultationId, table.commandId] }),
		foreignKey({
			name: 'commands_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
	],
);

export const notes = pgTable(
	'notes',
	{
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').primaryKey(),
		/** Scribbles during the history: never marked. */
		notepad: text('notepad').notNull().default(''),
		hypotheses: jsonb('hypotheses').$type<string[]>().notNull().default([]),
		/** The note itself, by part; null until something was saved. */
		content: jsonb('content').$type<Note>(),
		savedAt: moment('saved_at').notNull().defaultNow(),
		/** Counts saves. */
		revision: integer('revision').notNull().default(0),
		/** The number of the last save of each page: a copy that comes late is known by it. */
		pages: jsonb('pages').$type<Record<string, number>>().notNull().default({}),
	},
	(table) => [
		foreignKey({
			name: 'notes_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
	],
);
