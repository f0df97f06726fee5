import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createTransactions } from './consultationStore.ts';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';
import { createPendingWork } from './pendingWork.ts';
import type { Wake } from '#lib/server/services/streamPorts.ts';
import { createReplyLog } from './replyLog.ts';
import { listenForWakeups } from './wakeups.ts';
import { openDatabase } from './database.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase();
const owner = randomUUID();

const silent = { publish() {}, subscribe: () => () => {} };

/** A reply that this process speaks, with its first chunk stored. */
async function takeReply() {
	await insertOneOfEverything(at.database, `school-${randomUUID()}`);
	const reply = await createPendingWork(at.database).takeReply(owner);
	if (!reply) throw new Error('No reply waits.');
	return reply;
}

async function inTurn<T>(count: number, run: () => Promise<T>): Promise<T[]> {
	const done: T[] = [];
	while (done.length < count) done.push(await run());
	return done;
}

const later = { sequence: 2, text: 'lo', isFirst: false };

describe('the reply log', () => {
	it('stores first words and what others say at the same time, each piece only once', async () => {
		const [waiting, beginning] = [await takeReply(), await takeReply()];
		const log = createReplyLog(at.database, owner);
		const stored = await Promise.all([
			log.append(waiting, owner, later),
			log.append(beginning, owner, { ...later, isFirst: true }),
		]);
		expect(stored).toEqual([true, true]);
		expect(await log.append(waiting, owner, { ...later, sequence: 3 })).toBe(true);
	});

	it('goes on while a command holds the consultation', async () => {
		const reply = await takeReply();
		const log = createReplyLog(at.database, owner);
		const stored = await createTransactions(at.database, silent, owner).inSchool(
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
		const log = createReplyLog(at.database, owner);
		const stored = await Promise.all([
			log.append(one, owner, { ...later, sequence: 1 }),
			log.append(other, owner, later),
		]);
		expect(stored).toEqual([false, true]);
	});

	it('stores what it can beside a piece that cannot be stored', async () => {
		const [one, other] = [await takeReply(), await takeReply()];
		const log = createReplyLog(at.database, owner);
		const stored = await Promise.allSettled([
			log.append(one, owner, { ...later, text: 'a\u0000b' }),
			log.append(other, owner, later),
		]);
		expect(stored.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	});

	it('never waits for the sign that replies are alive while that waits for it: both go by the order of ids', async () => {
		const ids = (await inTurn(3, takeReply)).map(({ id }) => id).toSorted();
		// The rows lie the other way round than their ids, and are found as they lie.
		for (const id of ids.toReversed())
			await createPendingWork(at.database).keepReplies([id], owner);
		await at.database.client.unsafe(`do $$ begin execute format(
			'alter database %I set enable_indexscan = off', current_database()); execute format(
			'alter database %I set enable_bitmapscan = off', current_database()); end $$`);
		const asTheyLie = openDatabase(at.url, { maxConnections: 1 });
		onTestFinished(() => asTheyLie.close());
		const share = (id: string | undefined, how: SQL) =>
			sql`select from replies where id = ${id} for share ${how}`;
		let keeping = Promise.resolve();
		await at.database.inSystem(async (tx) => {
			await tx.execute(share(ids[0], sql``));
			keeping = createPendingWork(asTheyLie).keepReplies(ids, owner);
			const waiting = sql`select from pg_locks where not granted`;
			await vi.waitUntil(async () => (await tx.execute(waiting)).length > 0);
			await tx.execute(share(ids[2], sql`nowait`));
		});
		await expect(keeping).resolves.toBeUndefined();
	});

	it('wakes the readers of other processes by what it stored, and by nothing it refused', async () => {
		const reply = await takeReply();
		const elsewhere = await listenForWakeups(at.database, 'elsewhere', { info() {}, error() {} });
		onTestFinished(elsewhere.close);
		const heard: Wake[] = [];
		elsewhere.subscribe(reply.consultationId, (wake) => heard.push(wake));
		const log = createReplyLog(at.database, owner);
		await log.append(reply, owner, { ...later, sequence: 1 });
		await log.append(reply, owner, later);
		await vi.waitUntil(() => heard.length > 0);
		expect(heard).toEqual(['look']);
	});

	it('refuses a chunk of a reply that was stopped', async () => {
		const reply = await takeReply();
		const inSchool = createTransactions(at.database, silent, owner).inSchool;
		await inSchool(reply.schoolId, (tx) => tx.closeReply(reply.id, 'stopped'));
		expect(await createReplyLog(at.database, owner).append(reply, owner, later)).toBe(false);
	});

	it('is read at one moment: the text ends with the piece whose number goes with it', async () => {
		const reply = await takeReply();
		const log = createReplyLog(at.database, owner);
		const { inSchool } = createTransactions(at.database, silent, owner);
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
