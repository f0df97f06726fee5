/** Gradings and their item scores: append-only, each with all that is needed to explain it later. */
import { sql } from 'drizzle-orm';
import {
	check,
	doublePrecision,
	foreignKey,
	index,
	integer,
	jsonb,
	numeric,
	pgTable,
	primaryKey,
	real,
	text,
	unique,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { unscoredReasons, type Evidence, type Grader } from '#lib/domain/grading/grader.ts';
import { credits } from '#lib/domain/dialogue/elicitation.ts';
import { createdAt, id, oneOf, schoolId, sha256 } from './columns.ts';
import { consultations } from './consultations.ts';
import { rubricVersions } from './rubrics.ts';
import { users } from './users.ts';

const methods = ['rule', 'model', 'panel', 'human'] as const satisfies readonly Grader['method'][];
const recordedCredits = [...credits, 'none'] as const;

export const gradings = pgTable(
	'gradings',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		rubricSchoolId: uuid('rubric_school_id').notNull(),
		rubricVersionId: uuid('rubric_version_id').notNull(),
		method: text('method', { enum: methods }).notNull(),
		graderVersion: text('grader_version').notNull(),
		interpreterVersion: text('interpreter_version').notNull(),
		scenarioContentHash: sha256('scenario_content_hash').notNull(),
		rubricContentHash: sha256('rubric_content_hash').notNull(),
		catalogueHash: sha256('catalogue_hash').notNull(),
		codeVersion: text('code_version').notNull(),
		/** The person, where one graded. */
		authorId: uuid('author_id'),
		model: text('model'),
		promptHash: sha256('prompt_hash'),
		tokens: integer('tokens'),
		/** In US dollars. */
		cost: numeric('cost', { precision: 12, scale: 6, mode: 'number' }),
		reason: text('reason'),
		supersedesId: uuid('supersedes_id'),
		/** Added up in code from the levels. */
		points: doublePrecision('points').notNull(),
		maxPoints: doublePrecision('max_points').notNull(),
		createdAt: createdAt(),
		/** What the grader answered, before it was verified. */
		raw: jsonb('raw').$type<unknown>(),
		/** Of the model: temperature, token limits, repeats. */
		parameters: jsonb('parameters').$type<unknown>(),
		/** How long grading took. */
		durationMs: integer('duration_ms'),
	},
	(table) => [
		unique('gradings_school_id_id_unique').on(table.schoolId, table.id),
		foreignKey({
			name: 'gradings_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'gradings_rubric_version_fk',
			columns: [table.rubricSchoolId, table.rubricVersionId],
			foreignColumns: [rubricVersions.schoolId, rubricVersions.id],
		}),
		foreignKey({
			name: 'gradings_author_fk',
			columns: [table.schoolId, table.authorId],
			foreignColumns: [users.schoolId, users.id],
		}),
		foreignKey({
			name: 'gradings_supersedes_fk',
			columns: [table.schoolId, table.supersedesId],
			foreignColumns: [table.schoolId, table.id],
		}),
		// A job that runs twice grades once.
		uniqueIndex('gradings_one_by_machine')
			.on(table.consultationId, table.rubricVersionId, table.method, table.graderVersion)
			.where(sql`${table.method} in ('rule', 'model', 'panel')`),
		index('gradings_consultation_id_index').on(table.consultationId),
		oneOf('gradings_method_known', table.method, methods),
		check(
			'gradings_human_has_author',
			sql`${table.method} <> 'human' or ${table.authorId} is not null`,
		),
	],
);

export const itemScores = pgTable(
	'item_scores',
	{
		schoolId: schoolId(),
		gradingId: uuid('grading_id').notNull(),
		/** The item's id within the rubric version. */
		itemId: text('item_id').notNull(),
		/** Null when the grader can't judge: then `unscoredReason` says why. Never a zero for "don't know". */
		level: integer('level'),
		unscoredReason: text('unscored_reason', { enum: unscoredReasons }),
		credit: text('credit', { enum: recordedCredits }),
		/** Quotes and events that earned the level. */
		evidence: jsonb('evidence').$type<Evidence[]>().notNull().default([]),
		/** The utterances that came nearest to a missing mark. */
		nearest: jsonb('nearest').$type<Evidence[]>().notNull().default([]),
		/** 0 to 1. */
		confidence: real('confidence'),
		/** Why, in the words of a model or a person. */
		rationale: text('rationale'),
	},
	(table) => [
		primaryKey({ columns: [table.gradingId, table.itemId] }),
		foreignKey({
			name: 'item_scores_grading_fk',
			columns: [table.schoolId, table.gradingId],
			foreignColumns: [gradings.schoolId, gradings.id],
		}),
		check(
			'item_scores_level_or_reason',
			sql`(${table.level} is null) = (${table.unscoredReason} is not null)`,
		),
		oneOf('item_scores_unscored_reason_known', table.unscoredReason, unscoredReasons),
		oneOf('item_scores_credit_known', table.credit, recordedCredits),
	],
);

/** Global ratings: a level with an interval, or the reason why there is none. */
export const domainRatings = pgTable(
	'domain_ratings',
	{
		schoolId: schoolId(),
		gradingId: uuid('grading_id').notNull(),
		/** The domain's id within the rubric version. */
		domainId: text('domain_id').notNull(),
		level: integer('level'),
		low: integer('low'),
		high: integer('high'),
		unscoredReason: text('unscored_reason', { enum: unscoredReasons }),
		evidence: jsonb('evidence').$type<Evidence[]>().notNull().default([]),
		/** 0 to 1. */
		confidence: real('confidence'),
		rationale: text('rationale'),
	},
	(table) => [
		primaryKey({ columns: [table.gradingId, table.domainId] }),
		foreignKey({
			name: 'domain_ratings_grading_fk',
			columns: [table.schoolId, table.gradingId],
			foreignColumns: [gradings.schoolId, gradings.id],
		}),
		check(
			'domain_ratings_level_or_reason',
			sql`(${table.level} is null) = (${table.unscoredReason} is not null)`,
		),
		check(
			'domain_ratings_interval_holds_level',
			sql`${table.level} is null or (${table.low} between 1 and ${table.level} and ${table.high} between ${table.level} and 5)`,
		),
		oneOf('domain_ratings_unscored_reason_known', table.unscoredReason, unscoredReasons),
	],
);

/**
 * What a grader answered for a part of its work, kept as it came: a job that is killed goes on from here, and what was
 * asked while the student wrote the note is there when it is handed in. Append-only.
 */
export const graderAnswers = pgTable(
	'grader_answers',
	{
		schoolId: schoolId(),
		consultationId: uuid('consultation_id').notNull(),
		rubricSchoolId: uuid('rubric_school_id').notNull(),
		rubricVersionId: uuid('rubric_version_id').notNull(),
		graderVersion: text('grader_version').notNull(),
		partId: text('part_id').notNull(),
		/** Of all that the part could read of the consultation. */
		inputHash: sha256('input_hash').notNull(),
		answer: jsonb('answer').$type<unknown>().notNull(),
		durationMs: integer('duration_ms').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		// Asked twice, after a kill, it is kept once.
		primaryKey({
			name: 'grader_answers_pk',
			columns: [
				table.consultationId,
				table.rubricVersionId,
				table.graderVersion,
				table.partId,
				table.inputHash,
			],
		}),
		foreignKey({
			name: 'grader_answers_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'grader_answers_rubric_version_fk',
			columns: [table.rubricSchoolId, table.rubricVersionId],
			foreignColumns: [rubricVersions.schoolId, rubricVersions.id],
		}),
	],
);
