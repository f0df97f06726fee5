/** The app's own role and database inside the embedded cluster. */

import postgres, { type Sql } from 'postgres';
import { adminUrl, APP_DATABASE, APP_ROLE, type Connection } from './clusterFiles.ts';

/** Makes both when they are missing: the first start may have been cut off between the two. */
export async function ensureAppDatabase(connection: Connection): Promise<void> {
	const sql = postgres(adminUrl(connection), { max: 1, onnotice: () => {} });
	try {
		await ensureRole(sql, connection.appPassword);
		const found = await sql`select 1 from pg_database where datname = ${APP_DATABASE}`;
		if (found.length === 0) await sql.unsafe(`create database ${APP_DATABASE} owner ${APP_ROLE}`);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** The password is our own base64url text, so quoting it in the statement is safe. */
async function ensureRole(sql: Sql, password: string): Promise<void> {
	const found = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`;
	if (found.length > 0) return;
	await sql.unsafe(
		`create role ${APP_ROLE} login nosuperuser nobypassrls createrole password '${password}'`,
	);
}
