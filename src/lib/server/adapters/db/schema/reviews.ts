/** What waits for people: reviews with their reasons, comments on utterances, and what students dispute. */
import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	jsonb,
	pgTable,
	text,
	unique,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import { disputeOutcomes } from '#lib/domain/grading/grader.ts';
import { createdAt, id, moment, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';
import { utterances } from './transcript.ts';
import { users } from './users.ts';

const statuses = ['open', 'closed'] as const;

/** A consultation in the queue. Leased by a locked row with an expiry; closed by whoever decided the last doubt. */
export const reviews = pgTable(
	'reviews',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** Why it is here; a later grading may add reasons. */
		doubts: jsonb('doubts').$type<Doubt[]>().notNull(),
		status: text('status', { enum: statuses }).notNull().default('open'),
		leasedById: uuid('leased_by_id'),
		leasedUntil: moment('leased_until'),
		openedAt: moment('opened_at').notNull().defaultNow(),
		closedById: uuid('closed_by_id'),
		closedAt: moment('closed_at'),
	},
	(table) => [
		unique('reviews_school_id_id_unique').on(table.schoolId, table.id),
		uniqueIndex('reviews_one_open')
			.on(table.consultationId)
			.where(sql`${table.status} = 'open'`),
		index('reviews_open_index')
			.on(table.schoolId, table.openedAt)
			.where(sql`${table.status} = 'open'`),
		foreignKey({
			name: 'reviews_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'reviews_leased_by_fk',
			columns: [table.schoolId, table.leasedById],
			foreignColumns: [users.schoolId, users.id],
		}),
		foreignKey({
			name: 'reviews_closed_by_fk',
			columns: [table.schoolId, table.closedById],
			foreignColumns: [users.schoolId, users.id],
		}),
		oneOf('reviews_status_known', table.status, statuses),
		check(
			'reviews_closed_has_time',
			sql`(${table.status} = 'closed') = (${table.closedAt} is not null)`,
		),
		check(
			'reviews_lease_complete',
			sql`(${table.leasedById} is null) = (${table.leasedUntil} is null)`,
		),
	],
);

/** Append-only: what a person wrote beside an utterance. */
export const reviewComments = pgTable(
	'review_comments',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		utteranceId: uuid('utterance_id').notNull(),
		authorId: uuid('author_id').notNull(),
		text: text('text').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		index('review_comments_consultation_index').on(table.consultationId),
		foreignKey({
			name: 'review_comments_utterance_fk',
			columns: [table.consultationId, table.utteranceId],
			foreignColumns: [utterances.consultationId, utterances.id],
		}),
		foreignKey({
			name: 'review_comments_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'review_comments_author_fk',
			columns: [table.schoolId, table.authorId],
			foreignColumns: [users.schoolId, users.id],
		}),
	],
);

/** "I did ask that": the student points at an utterance for an item that was not credited. Append-only. */
export const disputes = pgTable(
	'disputes',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		/** The item's id within the rubric version. */
		itemId: text('item_id').notNull(),
		utteranceId: uuid('utterance_id').notNull(),
		studentId: uuid('student_id').notNull(),
		/** Graders looked again at that place and agreed, or a person decides. */
		outcome: text('outcome', { enum: disputeOutcomes }).notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		unique('disputes_one_an_item').on(table.consultationId, table.itemId),
		foreignKey({
			name: 'disputes_utterance_fk',
			columns: [table.consultationId, table.utteranceId],
			foreignColumns: [utterances.consultationId, utterances.id],
		}),
		foreignKey({
			name: 'disputes_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'disputes_student_fk',
			columns: [table.schoolId, table.studentId],
			foreignColumns: [users.schoolId, users.id],
		}),
		oneOf('disputes_outcome_known', table.outcome, disputeOutcomes),
	],
);
