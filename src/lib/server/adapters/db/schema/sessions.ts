/** Sign-in: sessions, one-time links, and the count of recent attempts. Secrets are kept only as hashes. */
import { bigint, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment, oneOf, schoolId, sha256 } from './columns.ts';
import { users } from './users.ts';

export const sessions = pgTable(
	'sessions',
	{
		/** SHA-256 of the token in the cookie. */
		id: sha256('id').primaryKey(),
		schoolId: schoolId(),
		userId: uuid('user_id').notNull(),
		expiresAt: moment('expires_at').notNull(),
	},
	(table) => [
		foreignKey({
			name: 'sessions_user_fk',
			columns: [table.schoolId, table.userId],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('sessions_user_id_index').on(table.userId),
		index('sessions_expires_at_index').on(table.expiresAt),
	],
);

export const linkPurposes = ['set_password'] as const;

export const oneTimeLinks = pgTable(
	'one_time_links',
	{
		id: id(),
		schoolId: schoolId(),
		userId: uuid('user_id').notNull(),
		tokenHash: sha256('token_hash').notNull().unique(),
		purpose: text('purpose', { enum: linkPurposes }).notNull(),
		expiresAt: moment('expires_at').notNull(),
		usedAt: moment('used_at'),
		createdAt: createdAt(),
	},
	(table) => [
		foreignKey({
			name: 'one_time_links_user_fk',
			columns: [table.schoolId, table.userId],
			foreignColumns: [users.schoolId, users.id],
		}),
		index('one_time_links_user_id_index').on(table.userId),
		oneOf('one_time_links_purpose_known', table.purpose, linkPurposes),
	],
);

/**
 * The rate limiter's own table, in the shape it prescribes. It has no school: an attempt is counted
 * before anybody knows whose account it is, so only the system role may touch it.
 */
export const signInAttempts = pgTable('sign_in_attempts', {
	key: text('key').primaryKey(),
	points: integer('points').notNull().default(0),
	/** Milliseconds since 1970, or null for never. */
	expire: bigint('expire', { mode: 'number' }),
});
