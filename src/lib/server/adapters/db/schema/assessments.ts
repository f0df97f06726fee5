/** Assessments: stations in order, who sits them, which consultation each sitting is, and what was changed meanwhile. */
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
import { amendmentKinds } from '#lib/domain/assessment/amendment.ts';
import { assessmentLimits } from '#lib/domain/assessment/assessment.ts';
import {
	defaultCutRule,
	defaultMarkingRules,
	type MarkingRules,
} from '#lib/domain/assessment/markingRules.ts';
import type { Pins, SittingPins } from '#lib/domain/assessment/pins.ts';
import { releaseDetails } from '#lib/domain/assessment/release.ts';
import type { CutRule } from '#lib/domain/statistics/standardSetting.ts';
import { cohorts } from './cohorts.ts';
import { createdAt, id, moment, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';
import { playedVersionColumns, playedVersionKeys } from './playedVersions.ts';
import { users } from './users.ts';

export const assessments = pgTable(
	'assessments',
	{
		id: id(),
		schoolId: schoolId(),
		title: text('title').notNull(),
		/** When it may be begun; both null until they are set. */
		opensAt: moment('opens_at'),
		closesAt: moment('closes_at'),
		/** Read out in the room. No secret that outlives the hour, so it stands as it is. */
		startCode: text('start_code').notNull(),
		/** What it was sealed with; null while it is a draft. */
		pins: jsonb('pins').$type<Pins>(),
		sealedAt: moment('sealed_at'),
		/** Locked at sealing, before any mark is seen. */
		markingRules: jsonb('marking_rules')
			.$type<MarkingRules>()
			.notNull()
			.default(defaultMarkingRules),
		cutRule: jsonb('cut_rule').$type<CutRule>().notNull().default(defaultCutRule),
		/** When a person closed it before its time. */
		closedAt: moment('closed_at'),
		/** From when its candidates may see marks, and how much of them; null: nothing is shown. */
		releasedAt: moment('released_at'),
		releaseDetail: text('release_detail', { enum: releaseDetails }),
		createdById: uuid('created_by_id').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		unique('assessments_school_id_id_unique').on(table.schoolId, table.id),
		foreignKey({
			name: 'assessments_created_by_fk',
			columns: [table.schoolId, table.createdById],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('assessments_school_index').on(table.schoolId, table.createdAt),
		oneOf('assessments_release_detail_known', table.releaseDetail, releaseDetails),
		check('assessments_window_in_order', sql`${table.closesAt} > ${table.opensAt}`),
		check(
			'assessments_sealed_whole',
			sql`${table.sealedAt} is null or (${table.opensAt} is not null and ${table.closesAt} is not null and ${table.pins} is not null)`,
		),
		check(
			'assessments_release_complete',
			sql`(${table.releasedAt} is null) = (${table.releaseDetail} is null)`,
		),
	],
);

/** Composite key to the assessment a row belongs to, of the same school. */
export const columnsOfAssessment = {
	schoolId: schoolId(),
	assessmentId: uuid('assessment_id').notNull(),
};

export const stations = pgTable(
	'stations',
	{
		id: id(),
		...columnsOfAssessment,
		/** 1, 2, 3 … */
		position: integer('position').notNull(),
		...playedVersionColumns(),
		/** In which it may be sat; the candidate chooses. */
		languages: text('languages').array().notNull(),
		readingSeconds: integer('reading_seconds').notNull(),
		consultationSeconds: integer('consultation_seconds').notNull(),
		noteSeconds: integer('note_seconds').notNull(),
	},
	(table) => [
		unique('stations_assessment_id_id_unique').on(table.schoolId, table.assessmentId, table.id),
		unique('stations_position_unique').on(table.assessmentId, table.position),
		foreignKey({
			name: 'stations_assessment_fk',
			columns: [table.schoolId, table.assessmentId],
			foreignColumns: [assessments.schoolId, assessments.id],
		}),
		...playedVersionKeys('stations', table),
		check('stations_position_from_one', sql`${table.position} >= 1`),
		check('stations_have_a_language', sql`cardinality(${table.languages}) > 0`),
		check(
			'stations_times_positive',
			sql`least(${table.readingSeconds}, ${table.consultationSeconds}, ${table.noteSeconds}) > 0`,
		),
	],
);

export const candidates = pgTable(
	'candidates',
	{
		id: id(),
		...columnsOfAssessment,
		userId: uuid('user_id').notNull(),
		/** What they are called where nobody may know who they are; given at sealing, and kept. */
		number: text('number'),
		extraPercent: integer('extra_percent').notNull().default(0),
		/** The cohort they came with; null for one who was added by name. */
		cohortId: uuid('cohort_id'),
	},
	(table) => [
		unique('candidates_assessment_id_id_unique').on(table.schoolId, table.assessmentId, table.id),
		unique('candidates_user_unique').on(table.assessmentId, table.userId),
		uniqueIndex('candidates_number_unique').on(table.assessmentId, table.number),
		index('candidates_user_index').on(table.schoolId, table.userId),
		foreignKey({
			name: 'candidates_assessment_fk',
			columns: [table.schoolId, table.assessmentId],
			foreignColumns: [assessments.schoolId, assessments.id],
		}),
		foreignKey({
			name: 'candidates_user_fk',
			columns: [table.schoolId, table.userId],
			foreignColumns: [users.schoolId, users.id],
		}),
		foreignKey({
			name: 'candidates_cohort_fk',
			columns: [table.schoolId, table.cohortId],
			foreignColumns: [cohorts.schoolId, cohorts.id],
		}),
		check(
			'candidates_extra_percent_known',
			sql`${table.extraPercent} between 0 and ${sql.raw(String(assessmentLimits.extraPercent))}`,
		),
	],
);

/** One candidate at one station: begun once, and never again. */
export const sittings = pgTable(
	'sittings',
	{
		id: id(),
		...columnsOfAssessment,
		candidateId: uuid('candidate_id').notNull(),
		stationId: uuid('station_id').notNull(),
		consultationId: uuid('consultation_id').notNull().unique(),
		pins: jsonb('pins').$type<SittingPins>().notNull(),
		/** When a browser of the candidate's last followed it. */
		seenAt: moment('seen_at'),
		createdAt: createdAt(),
	},
	(table) => [
		unique('sittings_assessment_id_id_unique').on(table.schoolId, table.assessmentId, table.id),
		unique('sittings_once').on(table.candidateId, table.stationId),
		foreignKey({
			name: 'sittings_candidate_fk',
			columns: [table.schoolId, table.assessmentId, table.candidateId],
			foreignColumns: [candidates.schoolId, candidates.assessmentId, candidates.id],
		}),
		foreignKey({
			name: 'sittings_station_fk',
			columns: [table.schoolId, table.assessmentId, table.stationId],
			foreignColumns: [stations.schoolId, stations.assessmentId, stations.id],
		}),
		foreignKey({
			name: 'sittings_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		index('sittings_assessment_index').on(table.schoolId, table.assessmentId),
	],
);

/** What was changed of a sealed assessment, by whom and why: append-only. */
export const assessmentAmendments = pgTable(
	'assessment_amendments',
	{
		id: id(),
		...columnsOfAssessment,
		/** Whose extra time; null for what concerns all. */
		candidateId: uuid('candidate_id'),
		kind: text('kind', { enum: amendmentKinds }).notNull(),
		before: jsonb('before').$type<unknown>().notNull(),
		after: jsonb('after').$type<unknown>().notNull(),
		reason: text('reason').notNull(),
		authorId: uuid('author_id').notNull(),
		createdAt: createdAt(),
	},
	(table) => [
		foreignKey({
			name: 'assessment_amendments_assessment_fk',
			columns: [table.schoolId, table.assessmentId],
			foreignColumns: [assessments.schoolId, assessments.id],
		}),
		foreignKey({
			name: 'assessment_amendments_candidate_fk',
			columns: [table.schoolId, table.assessmentId, table.candidateId],
			foreignColumns: [candidates.schoolId, candidates.assessmentId, candidates.id],
		}),
		foreignKey({
			name: 'assessment_amendments_author_fk',
			columns: [table.schoolId, table.authorId],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('assessment_amendments_assessment_index').on(table.schoolId, table.assessmentId),
		oneOf('assessment_amendments_kind_known', table.kind, amendmentKinds),
	],
);
