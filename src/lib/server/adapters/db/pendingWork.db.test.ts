import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../../tests/database.ts';
import { openDatabase, type Database } from './database.ts';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';
import { createPendingWork } from './pendingWork.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;

beforeAll(async () => {
	test = await createTestDatabase();
	database = openDatabase(test.url, { maxConnections: 3 });
});
afterAll(async () => {
	await database?.close();
	await test?.drop();
});

it('a consultation whose time is up is reached even when more than a batch of others fail for ever', async () => {
	for (let count = 0; count < 51; count += 1) await insertOneOfEverything(database, randomUUID());
	await database.inSystem((tx) =>
		tx.execute(sql`update consultations set next_due_at = now() - interval '1 second',
			due_at = now() - interval '1 second'`),
	);
	const work = createPendingWork(database);
	const reached = new Set<string>();
	for (let sweep = 0; sweep < 2; sweep += 1) {
		// What failed rests, and is left out of the next sweep.
		for (const { id } of await work.listDue([...reached])) reached.add(id);
	}
	expect(reached.size).toBe(51);
});
