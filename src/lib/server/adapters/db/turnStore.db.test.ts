import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ConsultationTransaction, TurnTransaction } from '#lib/server/services/ports.ts';
import { lastPosition, type Known } from '#lib/server/services/recentConsultations.ts';
import { createTransactions } from './consultationStore.ts';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';
import { createPendingWork } from './pendingWork.ts';
import { consultations } from './schema/consultations.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase();
const owner = randomUUID();

const transactions = () =>
	createTransactions(at.database, { publish() {}, subscribe: () => () => {} }, owner);

async function readKnown(schoolId: string, id: string): Promise<Known> {
	return transactions().inSchool(schoolId, async (tx) => {
		const [record, utterances, nowMs] = [
			await tx.find(id),
			await tx.listUtterances(id),
			await tx.nowMs(),
		];
		if (!record) throw new Error('There is no such consultation.');
		const nothing = { sequence: 0, pendingReply: null, lastSpoken: null, draft: null };
		return { record, utterances, nowMs, uptimeMs: 0, ...nothing };
	});
}

/** A consultation as this process saw it last, with a reply that it speaks. */
async function openRoom() {
	await insertOneOfEverything(at.database, `school-${randomUUID()}`);
	const reply = await createPendingWork(at.database).takeReply(owner);
	if (!reply) throw new Error('No reply waits.');
	// One event is there already.
	await at.database.inSystem((tx) =>
		tx.update(consultations).set({ revision: 1 }).where(eq(consultations.id, reply.consultationId)),
	);
	return { reply, seen: await readKnown(reply.schoolId, reply.consultationId) };
}
type Room = Awaited<ReturnType<typeof openRoom>>;

const event = { type: 'student.spoke', author: 'student', payload: {} } as const;
const line = (text: string) => ({ id: randomUUID(), speaker: 'student' as const, text });

/** What a turn does: the next revision, its event, two lines, the answer to its command. */
async function write(tx: ConsultationTransaction, { seen }: Room, commandId: string) {
	const { record } = seen;
	await tx.save({ ...record, revision: record.revision + 1 }, event, null);
	await tx.appendUtterance(record.id, line('first'));
	await tx.appendUtterance(record.id, line('second'));
	await tx.saveResponse(record.id, commandId, { revision: record.revision + 1 });
	await tx.wake(record.id);
	return 'done';
}

const change = ({ seen }: Room, set: Partial<typeof consultations.$inferInsert>) =>
	at.database.inSystem((tx) =>
		tx.update(consultations).set(set).where(eq(consultations.id, seen.record.id)),
	);

describe('a turn', () => {
	it('is stored whole, what is said in order and at the moment that is told', async () => {
		const room = await openRoom();
		const { record } = room.seen;
		const stored = await transactions().inTurn(room.seen, (tx) => write(tx, room, randomUUID()));
		const now = await readKnown(record.schoolId, record.id);
		expect(now.record.revision).toBe(record.revision + 1);
		expect(stored?.appended.map(({ text }) => text)).toEqual(['first', 'second']);
		expect(now.utterances).toEqual([...room.seen.utterances, ...(stored?.appended ?? [])]);
		expect(now.utterances.map(({ position }) => position)).toEqual(
			now.utterances.map((_, at) => at + 1),
		);
		expect(stored?.nowMs).toBe(now.utterances.at(-1)?.atMs);
		expect(lastPosition(now)).toBe(lastPosition(room.seen) + 2);
	});

	const hour = 3_600_000;
	const inAnHour = () => new Date(Date.now() + hour);
	type Work = (tx: TurnTransaction, room: Room) => Promise<unknown>;
	const usual: Work = (tx, room) => write(tx, room, randomUUID());

	it.each<[string, (room: Room) => Promise<unknown>, Work]>([
		['where the consultation went on', (room) => change(room, { revision: 77 }), usual],
		['where time was given back', (room) => change(room, { dueAt: inAnHour() }), usual],
		[
			'where the next thing due has moved',
			(room) => change(room, { nextDueAt: inAnHour() }),
			usual,
		],
		[
			'where time has run out',
			async (room) => {
				await change(room, { nextDueAt: new Date(0) });
				room.seen.record.nextDueAtMs = 0;
			},
			usual,
		],
		[
			'whose command was answered before',
			(room) =>
				transactions().inSchool(room.reply.schoolId, (tx) =>
					tx.saveResponse(room.seen.record.id, room.reply.id, {}),
				),
			(tx, room) => write(tx, room, room.reply.id),
		],
		[
			'that ends a reply which is somebody else’s by now',
			(room) => createPendingWork(at.database).releaseReply(room.reply.id, owner),
			async (tx, room) => {
				await tx.closeReply(room.reply.id, 'finished', { owner, speaking: null });
				return usual(tx, room);
			},
		],
		[
			'that has to read',
			async () => {},
			async (tx, room) => {
				await usual(tx, room);
				return tx.findDraft(room.seen.record.id);
			},
		],
		[
			'that changes a row twice',
			async () => {},
			async (tx, room) => {
				await usual(tx, room);
				return tx.save(room.seen.record, event, null);
			},
		],
		['that decides for nothing', async () => {}, async (tx, room) => (await usual(tx, room), null)],
	])('%s stores nothing', async (_, before, work) => {
		const room = await openRoom();
		await before(room);
		const fingerprint = () =>
			at.database.inSystem((tx) =>
				tx.execute(sql`select c::text, (select count(*) from utterances u where u.consultation_id = c.id),
					(select count(*) from consultation_events e where e.consultation_id = c.id),
					(select string_agg(status, ',') from replies r where r.consultation_id = c.id)
					from consultations c where id = ${room.seen.record.id}`),
			);
		const was = await fingerprint();
		const stored = await transactions().inTurn(room.seen, async (tx) => work(tx, room) ?? null);
		expect(stored).toBeNull();
		expect(await fingerprint()).toEqual(was);
	});

	it('ends the reply that it speaks, with how that came about', async () => {
		const room = await openRoom();
		const { record } = room.seen;
		const speaking = {
			...({ spokenBy: 'author', model: 'm', briefVersion: null, caught: null } as const),
			...{ fault: 'timeout', isCut: false },
		};
		const stored = await transactions().inTurn(room.seen, async (tx) => {
			await tx.closeReply(room.reply.id, 'finished', { owner, speaking });
			return write(tx, room, randomUUID());
		});
		expect(stored?.result).toBe('done');
		const last = await transactions().inSchool(record.schoolId, (tx) =>
			tx.findLastSpoken(record.id),
		);
		expect(last).toEqual({ spokenBy: 'author', fault: 'timeout' });
	});
});
