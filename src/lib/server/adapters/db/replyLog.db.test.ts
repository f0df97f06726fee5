import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenReply, Wakeups } from '#lib/server/services/ports.ts';
import { createTestDatabase } from '../../../../../tests/database.ts';
import { createTransactions } from './consultationStore.ts';
import { openDatabase, type Database } from './database.ts';
import { insertOneOfEverything, type SchoolRows } from './oneOfEverything.fixture.ts';
import { createReplyLog } from './replyLog.ts';
import { replies } from './schema/replies.ts';

const owner = 'this process';
const noReaders: Wakeups = { publish: () => {}, subscribe: () => () => {} };

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let rows: SchoolRows;

beforeAll(async () => {
	test = await createTestDatabase();
	database = openDatabase(test.url, { maxConnections: 3 });
});
afterAll(async () => {
	await database?.close();
	await test?.drop();
});

async function insertRunning(): Promise<SchoolRows> {
	const inserted = await insertOneOfEverything(database, randomUUID());
	await database.inSystem((tx) =>
		tx
			.update(replies)
			.set({ status: 'running', owner, heartbeatAt: sql`now()` })
			.where(eq(replies.id, inserted.replyId)),
	);
	return inserted;
}
beforeEach(async () => {
	rows = await insertRunning();
});

const replyOf = ({ replyId, consultationId, schoolId, utteranceId }: SchoolRows): OpenReply => ({
	id: replyId,
	consultationId,
	schoolId,
	utteranceId,
	plan: { parts: [] },
});

describe('a chunk', () => {
	it('is stored while a command holds the consultation, so that a stop and a chunk never wait for each other', async () => {
		const log = createReplyLog(database, owner);
		const { inSchool } = createTransactions(database, noReaders, owner);
		const isStored = await inSchool(rows.schoolId, async (tx) => {
			await tx.lock(rows.consultationId);
			const stored = await log.append(replyOf(rows), owner, 2, 'lo');
			await tx.closeReply(rows.replyId, 'stopped');
			return stored;
		});
		expect(isStored).toBe(true);
		expect(await log.append(replyOf(rows), owner, 3, ' there')).toBe(false);
	});

	it('whose number is taken is refused alone: the others of its batch are stored', async () => {
		const other = await insertRunning();
		const log = createReplyLog(database, owner);
		const stored = await Promise.all([
			log.append(replyOf(rows), owner, 1, 'again'),
			log.append(replyOf(other), owner, 2, 'lo'),
		]);
		expect(stored).toEqual([false, true]);
	});

	it('loses characters that the database cannot keep, and spoils nothing', async () => {
		const log = createReplyLog(database, owner);
		expect(await log.append(replyOf(rows), owner, 2, 'l\0o')).toBe(true);
	});
});
