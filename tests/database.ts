/** A fresh, empty database for one test file, on the server of TEST_DATABASE_URL. */
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

export async function createTestDatabase(_options = { isEmpty: true }): Promise<{
	url: string;
	drop(): Promise<void>;
}> {
	const serverUrl = process.env.TEST_DATABASE_URL;
	if (!serverUrl)
		throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server for the database tests.');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
	await admin.unsafe(`CREATE DATABASE ${name}`);
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return {
		url: url.href,
		async drop() {
			await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
			await admin.end();
		},
	};
}
