/** The reply log: what the patient is about to say, who is producing it, and the chunks as they were shown. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';
import { utterances } from './transcript.ts';

export const replyStatuses = ['queued', 'running', 'finished', 'stopped', 'failed'] as const;

export const replies = pgTable(
	'replies',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** The student's line that is answered; null when the patient speaks of their own accord. */
		utteranceId: uuid('utterance_id'),
		status: text('status', { enum: replyStatuses }).notNull().default('queued'),
		/** What the machine allows this reply to tell. */
		plan: jsonb('plan').$type<unknown>().notNull(),
		/** The process that is producing it. */
		owner: text('owner'),
		heartbeatAt: moment('heartbeat_at'),
		attempts: integer('attempts').notNull().default(0),
		/** In whose words, and how it came about. */
		spokenBy: text('spoken_by', { enum: ['author', 'model'] }),
		model: text('model'),
		briefVersion: text('brief_version'),
		caught: text('caught'),
		fault: text('fault'),
		isCut: boolean('is_cut').notNull().default(false),
		createdAt: createdAt(),
		finishedAt: moment('finished_at'),
	},
	(table) => [
		unique('replies_school_id_id_unique').on(table.schoolId, table.id),
		unique('replies_consultation_id_id_unique').on(table.consultationId, table.id),
		// Two tabs or a double click can't start two answers, whatever the code above does.
		uniqueIndex('replies_one_open')
			.on(table.consultationId)
			.where(sql`${table.status} in ('queued', 'running')`),
		index('replies_open_index')
			.on(table.createdAt)
			.where(sql`${table.status} in ('queued', 'running')`),
		foreignKey({
			name: 'replies_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'replies_utterance_fk',
			columns: [table.schoolId, table.utteranceId],
			foreignColumns: [utterances.schoolId, utterances.id],
		}),
		foreignKey({
			name: 'replies_utterance_of_consultation_fk',
			columns: [table.consultationId, table.utteranceId],
			foreignColumns: [utterances.consultationId, utterances.id],
		}),
		oneOf('replies_status_known', table.status, replyStatuses),
		oneOf('replies_spoken_by_known', table.spokenBy, ['author', 'model']),
		check(
			'replies_finished_has_time',
			sql`(${table.status} in ('finished', 'stopped', 'failed')) = (${table.finishedAt} is not null)`,
		),
	],
);

/**
 * Appended before it is shown; the sequence is what a browser resumes from. That a piece is of a reply of its consultation
 * and school is seen to by a trigger, once for all that a statement adds: two foreign keys took half of the time.
 */
export const replyChunks = pgTable(
	'reply_chunks',
	{
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** Increases over the whole consultation, not only within one reply. */
		sequence: bigint('sequence', { mode: 'number' }).notNull(),
		replyId: uuid('reply_id').notNull(),
		text: text('text').notNull(),
	},
	(table) => [primaryKey({ columns: [table.consultationId, table.sequence] })],
);
