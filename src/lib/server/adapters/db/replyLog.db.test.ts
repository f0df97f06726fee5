import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../../tests/database.ts';
import { createTransactions } from './consultationStore.ts';
import { openDatabase, type Database } from './database.ts';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';
import { createPendingWork } from './pendingWork.ts';
import { createReplyLog } from './replyLog.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
const owner = randomUUID();

beforeAll(async () => {
	test = await createTestDatabase();
	database = openDatabase(test.url, { maxConnections: 3 });
});
afterAll(async () => {
	await database?.close();
	await test?.drop();
});

const silent = { publish() {}, subscribe: () => () => {} };

/** A reply that this process speaks, with its first chunk stored. */
async function takeReply() {
	await insertOneOfEverything(database, `school-${randomUUID()}`);
	const reply = await createPendingWork(database).takeReply(owner);
	if (!reply) throw new Error('No reply waits.');
	return reply;
}

const later = { sequence: 2, text: 'lo', isFirst: false };

describe('the reply log', () => {
	it('stores first words and what others say at the same time, each piece only once', async () => {
		const [waiting, beginning] = [await takeReply(), await takeReply()];
		const log = createReplyLog(database, owner);
		const stored = await Promise.all([
			log.append(waiting, owner, later),
			log.append(beginning, owner, { ...later, isFirst: true }),
		]);
		expect(stored).toEqual([true, true]);
		expect(await log.append(waiting, owner, { ...later, sequence: 3 })).toBe(true);
	});

	it('goes on while a command holds the consultation', async () => {
		const reply = await takeReply();
		const log = createReplyLog(database, owner);
		const stored = await createTransactions(database, silent, owner).inSchool(
			reply.schoolId,
			async (tx) => {
				await tx.lock(reply.consultationId);
				return log.append(reply, owner, later);
			},
		);
		expect(stored).toBe(true);
	});

	it('refuses a chunk whose number is taken, and keeps those of other replies stored with it', async () => {
		const [one, other] = [await takeReply(), await takeReply()];
		const log = createReplyLog(database, owner);
		const stored = await Promise.all([
			log.append(one, owner, { ...later, sequence: 1 }),
			log.append(other, owner, later),
		]);
		expect(stored).toEqual([false, true]);
	});

	it('refuses a chunk of a reply that was stopped', async () => {
		const reply = await takeReply();
		const inSchool = createTransactions(database, silent, owner).inSchool;
		await inSchool(reply.schoolId, (tx) => tx.closeReply(reply.id, 'stopped'));
		expect(await createReplyLog(database, owner).append(reply, owner, later)).toBe(false);
	});

	it('is read at one moment: the text ends with the piece whose number goes with it', async () => {
		const reply = await takeReply();
		const log = createReplyLog(database, owner);
		const { inSchool } = createTransactions(database, silent, owner);
		const pieces = Array.from({ length: 60 }, (_, at) => ({
			sequence: at + 2,
			text: `${at + 2} `,
		}));
		let isSpeaking = true;
		async function speak() {
			for (const piece of pieces) await log.append(reply, owner, { ...piece, isFirst: true });
			isSpeaking = false;
		}
		const speaking = speak();
		const first = await inSchool(reply.schoolId, (tx) =>
			tx.readShown(reply.consultationId, reply.id),
		);
		const before = first.text.replace(/2 .*$/, '');
		while (isSpeaking) {
			const { text, sequence } = await inSchool(reply.schoolId, (tx) =>
				tx.readShown(reply.consultationId, reply.id),
			);
			const stored = pieces.filter((piece) => piece.sequence <= sequence);
			expect(text).toBe(before + stored.map((piece) => piece.text).join(''));
		}
		await speaking;
		expect(isSpeaking).toBe(false);
	});
});
