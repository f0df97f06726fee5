/** What students say after a consultation: how they rate themselves, and which replies were wrong. Append-only. */
import { foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { SelfRating } from '#lib/domain/debrief/selfRating.ts';
import { replyFaults } from '#lib/domain/debrief/replyReport.ts';
import { createdAt, id, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';
import { utterances } from './transcript.ts';
import { users } from './users.ts';

/** Asked once, before the marks are shown. */
export const selfRatings = pgTable(
	'self_ratings',
	{
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').primaryKey(),
		studentId: uuid('student_id').notNull(),
		/** By the sections and domains of the consultation's rubric version; null where the student skipped it. */
		rating: jsonb('rating').$type<SelfRating>(),
		createdAt: createdAt(),
	},
	(table) => [
		foreignKey({
			name: 'self_ratings_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'self_ratings_student_fk',
			columns: [table.schoolId, table.studentId],
			foreignColumns: [users.schoolId, users.id],
		}),
	],
);

export const replyReports = pgTable(
	'reply_reports',
	{
		/** The id of the command that made it: sent twice, it is one report. */
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** A line of the patient's. */
		utteranceId: uuid('utterance_id').notNull(),
		studentId: uuid('student_id').notNull(),
		fault: text('fault', { enum: replyFaults }).notNull(),
		/** What the student adds; may be empty. */
		comment: text('comment').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		unique('reply_reports_one_a_line').on(table.consultationId, table.utteranceId),
		index('reply_reports_school_index').on(table.schoolId, table.createdAt),
		foreignKey({
			name: 'reply_reports_utterance_fk',
			columns: [table.consultationId, table.utteranceId],
			foreignColumns: [utterances.consultationId, utterances.id],
		}),
		foreignKey({
			name: 'reply_reports_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'reply_reports_student_fk',
			columns: [table.schoolId, table.studentId],
			foreignColumns: [users.schoolId, users.id],
		}),
		oneOf('reply_reports_fault_known', table.fault, replyFaults),
	],
);
