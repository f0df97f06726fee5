/** The two database roles every query runs under; they belong to the cluster, so several databases share them. */
import type { Sql } from 'postgres';
import { DatabaseSetupError } from './databaseErrors.ts';

/** Sees one school's rows: `app.school_id` says whose. */
export const appRole = 'virtual_patient_app';
/** Sees every school's rows: sign-in, sweepers, seeding. */
export const systemRole = 'virtual_patient_system';

const administratorSql = (user: string) =>
	[appRole, systemRole]
		.map((role) => `CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO "${user}";`)
		.join('\n');

// Two databases of one cluster may be set up at once: whoever comes second finds the work done.
const createRole = (role: string) => `
	DO $$ BEGIN
		CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
	EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
	END $$`;

const isConcurrentUpdate = (error: unknown) =>
	error instanceof Error && /tuple concurrently updated|duplicate key/.test(error.message);

async function exists(sql: Sql, role: string): Promise<boolean> {
	const rows = await sql`select 1 from pg_roles where rolname = ${role}`;
	return rows.length > 0;
}

async function mayUse(sql: Sql, role: string): Promise<boolean> {
	// From PostgreSQL 16 on, membership alone does not allow SET ROLE.
	const [row] = await sql`select pg_has_role(current_user, ${role},
		case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as ok`;
	return row?.ok === true;
}

async function ensureRole(sql: Sql, role: string): Promise<void> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			if (!(await exists(sql, role))) await sql.unsafe(createRole(role));
			if (!(await mayUse(sql, role))) await sql.unsafe(`GRANT ${role} TO current_user`);
			return;
		} catch (error) {
			if (attempt >= 5 || !isConcurrentUpdate(error)) throw error;
		}
	}
}

/** Makes the roles where they are missing and lets the connecting user take them on. */
export async function ensureDatabaseRoles(sql: Sql): Promise<void> {
	try {
		await ensureRole(sql, appRole);
		await ensureRole(sql, systemRole);
	} catch (error) {
		if ((error as { code?: string }).code !== '42501') throw error;
		const [row] = await sql`select current_user as name`;
		throw new DatabaseSetupError(
			`The database user "${row?.name}" may not create the two roles this application works under. ` +
				`Ask an administrator of the database server to run:\n${administratorSql(row?.name)}\n` +
				'and then start again. (Leave out a CREATE ROLE whose role is already there.)',
			{ cause: error },
		);
	}
}
