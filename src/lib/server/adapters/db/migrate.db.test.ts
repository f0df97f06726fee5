import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../../tests/database.ts';
import { openDatabase } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';

const user = `owner_${randomBytes(4).toString('hex')}`;
let test: Awaited<ReturnType<typeof createTestDatabase>>;
let administrator: postgres.Sql;
let ownerUrl: string;

/** A database as a school's administrator hands it over: owned by a user with no other right. */
beforeAll(async () => {
	test = await createTestDatabase({ isEmpty: true });
	administrator = postgres(test.url, { max: 1, onnotice: () => {} });
	const url = new URL(test.url);
	await administrator.unsafe(`CREATE ROLE ${user} LOGIN PASSWORD 'owner'`);
	await administrator.unsafe(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${user}`);
	url.username = user;
	url.password = 'owner';
	ownerUrl = url.href;
});

afterAll(async () => {
	await administrator?.end();
	await test?.drop();
	const server = postgres(new URL('/postgres', test.url).href, { max: 1 });
	await server.unsafe(`DROP ROLE IF EXISTS ${user}`);
	await server.end();
});

describe('a database whose user is no superuser', () => {
	it('says which SQL an administrator must run, then works once it was run', async () => {
		const refusal = await migrateDatabase(ownerUrl).catch((error: Error) => error.message);
		expect(refusal).toMatch(/may not create the two roles.+Ask an administrator/s);
		const grants = String(refusal).match(/GRANT .+;/g) ?? [];
		expect(grants).toHaveLength(2);
		// The roles may be there already, from another database of this cluster.
		for (const create of String(refusal).match(/CREATE ROLE \w+ NOLOGIN;/g) ?? []) {
			await administrator.unsafe(create).catch((error: Error) => {
				expect(error.message).toMatch(/already exists/);
			});
		}
		for (const grant of grants) await administrator.unsafe(grant);

		// Two at once, as when two processes start on a new database.
		await Promise.all([migrateDatabase(ownerUrl), migrateDatabase(ownerUrl)]);
		const database = openDatabase(ownerUrl, { maxConnections: 2 });
		const mine = await insertOneOfEverything(database, 'mine');
		await insertOneOfEverything(database, 'theirs');
		const seen = await database.inSchool(mine.schoolId, (tx) =>
			tx.execute(sql`select school_id from utterances`),
		);
		expect(seen).toEqual([{ school_id: mine.schoolId }]);
		expect(await database.client`select * from users`).toEqual([]);
		await database.close();
	});
});

describe('a database that cannot be used', () => {
	it.each([
		['nothing answers', 'postgres://u:secret@127.0.0.1:1/school', /Nothing answers.+DATABASE_URL/],
		['it does not exist', () => test.url.replace(/[^/]+$/, 'no_such'), /no such database/],
	])('is a clear sentence without the password when %s', async (_, url, sentence) => {
		const refusal = await migrateDatabase(typeof url === 'string' ? url : url()).catch(
			(error: Error) => error.message,
		);
		expect(refusal).toMatch(sentence);
		expect(refusal).not.toContain('secret');
	});
});
