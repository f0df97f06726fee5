/** What people make of an assessment: their markings of its sittings, the results that were told, and appeals. */
import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { appealOutcomes } from '#lib/domain/assessment/appeal.ts';
import type { MarkedLevels, MarkingRound } from '#lib/domain/assessment/marking.ts';
import type { ToldResult } from '#lib/domain/assessment/toldResult.ts';
import { candidates, columnsOfAssessment, sittings } from './assessments.ts';
import { createdAt, id, moment, oneOf } from './columns.ts';
import { users } from './users.ts';

/** One person's marking of one sitting. There from the moment the sitting is begun; open to be taken once it is handed in. */
export const markings = pgTable(
	'markings',
	{
		id: id(),
		...columnsOfAssessment,
		sittingId: uuid('sitting_id').notNull(),
		round: integer('round').$type<MarkingRound>().notNull(),
		/** Its place in the pseudo-random order in which sittings are marked; drawn once. */
		place: integer('place').notNull(),
		/** Who has it before them until then, or has graded it. */
		markerId: uuid('marker_id'),
		leasedUntil: moment('leased_until'),
		/** The global grade, 1 to 5: before any mark is shown. */
		grade: integer('grade'),
		gradedAt: moment('graded_at'),
		/** As this person left each item; complete when it is signed. */
		levels: jsonb('levels').$type<MarkedLevels>(),
		signedAt: moment('signed_at'),
	},
	(table) => [
		unique('markings_school_id_id_unique').on(table.schoolId, table.id),
		uniqueIndex('markings_once').on(table.sittingId, table.round),
		// One person marks a sitting once, whatever the round.
		uniqueIndex('markings_another_person').on(table.sittingId, table.markerId),
		index('markings_order_index').on(table.assessmentId, table.place),
		foreignKey({
			name: 'markings_sitting_fk',
			columns: [table.schoolId, table.assessmentId, table.sittingId],
			foreignColumns: [sittings.schoolId, sittings.assessmentId, sittings.id],
		}),
		foreignKey({
			name: 'markings_marker_fk',
			columns: [table.schoolId, table.markerId],
			foreignColumns: [users.schoolId, users.id],
		}),
		check('markings_round_known', sql`${table.round} between 1 and 3`),
		check('markings_grade_known', sql`${table.grade} between 1 and 5`),
		check('markings_graded_has_time', sql`(${table.grade} is null) = (${table.gradedAt} is null)`),
		check(
			'markings_signed_whole',
			sql`${table.signedAt} is null or (${table.markerId} is not null and ${table.grade} is not null and ${table.levels} is not null)`,
		),
	],
);

/** A result as it was told, each time results were released: append-only. */
export const toldResults = pgTable(
	'told_results',
	{
		id: id(),
		...columnsOfAssessment,
		candidateId: uuid('candidate_id').notNull(),
		result: jsonb('result').$type<ToldResult>().notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		index('told_results_candidate_index').on(table.candidateId, table.createdAt),
		foreignKey({
			name: 'told_results_candidate_fk',
			columns: [table.schoolId, table.assessmentId, table.candidateId],
			foreignColumns: [candidates.schoolId, candidates.assessmentId, candidates.id],
		}),
	],
);

/** One appeal of a candidate at one station; open until a person answers. */
export const appeals = pgTable(
	'appeals',
	{
		id: id(),
		...columnsOfAssessment,
		sittingId: uuid('sitting_id').notNull(),
		words: text('words').notNull(),
		createdAt: createdAt(),
		answeredById: uuid('answered_by_id'),
		outcome: text('outcome', { enum: appealOutcomes }),
		answer: text('answer'),
		answeredAt: moment('answered_at'),
	},
	(table) => [
		unique('appeals_school_id_id_unique').on(table.schoolId, table.id),
		uniqueIndex('appeals_once').on(table.sittingId),
		index('appeals_assessment_index').on(table.schoolId, table.assessmentId),
		foreignKey({
			name: 'appeals_sitting_fk',
			columns: [table.schoolId, table.assessmentId, table.sittingId],
			foreignColumns: [sittings.schoolId, sittings.assessmentId, sittings.id],
		}),
		foreignKey({
			name: 'appeals_answered_by_fk',
			columns: [table.schoolId, table.answeredById],
			foreignColumns: [users.schoolId, users.id],
		}),
		oneOf('appeals_outcome_known', table.outcome, appealOutcomes),
		check(
			'appeals_answered_whole',
			sql`num_nulls(${table.answeredById}, ${table.outcome}, ${table.answer}, ${table.answeredAt}) in (0, 4)`,
		),
	],
);
