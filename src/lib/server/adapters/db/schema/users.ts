/** People, each of one school. */
import { sql } from 'drizzle-orm';
import { index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { roles } from '#lib/domain/access/role.ts';
import { createdAt, id, moment, oneOf, schoolId } from './columns.ts';
import { schools } from './schools.ts';

export const users = pgTable(
	'users',
	{
		id: id(),
		schoolId: schoolId().references(() => schools.id),
		email: text('email').notNull(),
		displayName: text('display_name').notNull(),
		/** The school's own number for the person, where it has one. */
		studentNumber: text('student_number'),
		/** Argon2id in PHC form; null until a one-time link has been used. */
		passwordHash: text('password_hash'),
		role: text('role', { enum: roles }).notNull(),
		locale: text('locale').notNull().default('en'),
		disabledAt: moment('disabled_at'),
		createdAt: createdAt(),
	},
	(table) => [
		unique('users_school_id_id_unique').on(table.schoolId, table.id),
		// Across all schools: an address alone must say who signs in (docs/decisions/0002).
		uniqueIndex('users_email_unique').on(sql`lower(${table.email})`),
		uniqueIndex('users_student_number_unique').on(
			table.schoolId,
			sql`lower(${table.studentNumber})`,
		),
		index('users_school_id_index').on(table.schoolId),
		oneOf('users_role_known', table.role, roles),
	],
);
