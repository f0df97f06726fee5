/** What language models were asked for, and what they may be: uses, a school's settings, and the keys of its servers. */
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	numeric,
	pgTable,
	primaryKey,
	text,
	uuid,
} from 'drizzle-orm/pg-core';
import { usingRoles } from '#lib/domain/usage/modelUse.ts';
import { createdAt, id, moment, oneOf, schoolId } from './columns.ts';
import { consultations } from './consultations.ts';
import { schools } from './schools.ts';
import { users } from './users.ts';

/** Append-only: one row for each call. */
export const modelUses = pgTable(
	'model_uses',
	{
		id: id(),
		schoolId: schoolId(),
		consultationId: uuid('consultation_id'),
		/** For whose work it was asked. */
		userId: uuid('user_id'),
		role: text('role', { enum: usingRoles }).notNull(),
		model: text('model').notNull(),
		promptTokens: integer('prompt_tokens').notNull(),
		cachedTokens: integer('cached_tokens').notNull(),
		completionTokens: integer('completion_tokens').notNull(),
		isEstimated: boolean('is_estimated').notNull(),
		wholeCaseTokens: integer('whole_case_tokens'),
		/** In US dollars, by the prices of that moment; null where the model had none. */
		cost: numeric('cost', { precision: 14, scale: 8, mode: 'number' }),
		createdAt: createdAt(),
	},
	(table) => [
		foreignKey({
			name: 'model_uses_consultation_fk',
			columns: [table.schoolId, table.consultationId],
			foreignColumns: [consultations.schoolId, consultations.id],
		}),
		foreignKey({
			name: 'model_uses_user_fk',
			columns: [table.schoolId, table.userId],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('model_uses_month_index').on(table.schoolId, table.createdAt),
		index('model_uses_consultation_index').on(table.consultationId),
		index('model_uses_user_index').on(table.schoolId, table.userId, table.createdAt),
		oneOf('model_uses_role_known', table.role, usingRoles),
		check(
			'model_uses_counts_not_negative',
			sql`${table.promptTokens} >= 0 and ${table.completionTokens} >= 0 and ${table.cachedTokens} >= 0`,
		),
	],
);

/** One row a school at most: what is not set is as the server's own settings say. */
export const schoolModelSettings = pgTable('school_model_settings', {
	schoolId: schoolId()
		.primaryKey()
		.references(() => schools.id),
	/** By role; holds no keys. */
	models: jsonb('models').$type<unknown>().notNull().default({}),
	budgets: jsonb('budgets').$type<unknown>(),
	prices: jsonb('prices').$type<unknown>(),
	updatedAt: moment('updated_at').notNull().defaultNow(),
});

/** The key for a server of a school's, sealed: it is opened for requests to that server and shown to nobody. */
export const modelKeys = pgTable(
	'model_keys',
	{
		schoolId: schoolId().references(() => schools.id),
		baseUrl: text('base_url').notNull(),
		sealed: text('sealed').notNull(),
		/** The last four characters, so that a person knows which key it is. */
		ending: text('ending').notNull(),
		updatedAt: moment('updated_at').notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.schoolId, table.baseUrl] })],
);
