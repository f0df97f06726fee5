import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTransactions } from './adapters/db/consultationStore.ts';
import { newId } from './adapters/db/newId.ts';
import { creditWait } from './services/creditWait.ts';
import { createHeartbeat } from './adapters/db/heartbeat.ts';
import { consultations, timeCredits } from './adapters/db/schema/consultations.ts';
import { serviceHeartbeat } from './adapters/db/schema/heartbeat.ts';
import { openAssessment } from './assessmentRoom.fixture.ts';
import { beginConsultation, command, useTestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const services = () => school.app.services;

/** The state after a silence, with no process alive: the app of this test is closed before. */
const rows = async () =>
	new Map(
		(await school.database.inSystem((tx) => tx.select().from(consultations))).map((row) => [
			row.id,
			row,
		]),
	);
const beat = () => createHeartbeat(school.database).beat();

describe('an outage of a minute', () => {
	let practice: string;
	let sat: string[];
	let reading: string;
	let over: string;

	beforeAll(async () => {
		const room = await openAssessment(school, { slugs: ['chest-pain'], extra: [0, 25, 50, 0, 0] });
		practice = await beginConsultation(school.app, school.student);
		const ids: string[] = [];
		for (const actor of room.people as Actor[]) {
			const given = { startCode: room.startCode, language: 'en' as const };
			ids.push((await services().sitting.begin(actor, room.id, given)).consultationId);
		}
		const [a, b, c, d, e] = ids as [string, string, string, string, string];
		const [one, two, three] = room.people as [Actor, Actor, Actor];
		for (const [actor, id] of [
			[one, a],
			[two, b],
			[three, c],
		] as const) {
			await services().consultation.begin(actor, id, command());
		}
		await services().consultation.end(three, c, command());
		[sat, reading, over] = [[a, b, c], d, e];
		// No process serves from here on.
		await school.app.close();
		await school.database.inSystem(async (tx) => {
			await tx
				.update(serviceHeartbeat)
				.set({ beatAt: sql`clock_timestamp() - interval '60 seconds'` });
			await tx
				.update(consultations)
				.set({
					stageStartedAt: sql`stage_started_at - interval '90 seconds'`,
					dueAt: sql`due_at - interval '90 seconds'`,
					nextDueAt: sql`next_due_at - interval '90 seconds'`,
				})
				.where(eq(consultations.mode, 'assessment'));
			// Began in the midst of the silence; and one whose time was over before it.
			await tx
				.update(consultations)
				.set({ stageStartedAt: sql`clock_timestamp() - interval '20 seconds'` })
				.where(eq(consultations.id, reading));
			await tx
				.update(consultations)
				.set({ dueAt: sql`clock_timestamp() - interval '61 seconds'` })
				.where(eq(consultations.id, over));
		});
	});

	it('leaves each sitting exactly the time it had left, and is found once by however many start', async () => {
		await school.database.inSystem((tx) =>
			tx
				.update(consultations)
				.set({ dueAt: sql`clock_timestamp() + interval '5 minutes'` })
				.where(eq(consultations.id, reading)),
		);
		const before = await rows();
		const found = (await Promise.all([beat(), beat(), beat()])).filter((one) => one !== null);
		expect(found).toHaveLength(1);
		const [outage] = found;
		expect(outage!.credited).toBe(4);
		expect(outage!.silentMs).toBeGreaterThanOrEqual(60_000);
		const after = await rows();
		const moved = (id: string) =>
			after.get(id)!.dueAt!.getTime() - before.get(id)!.dueAt!.getTime();
		const wakesLater = (id: string) =>
			after.get(id)!.nextDueAt!.getTime() - before.get(id)!.nextDueAt!.getTime();
		for (const id of sat) {
			expect(moved(id)).toBe(outage!.silentMs);
			expect(wakesLater(id)).toBe(outage!.silentMs);
		}
		expect(moved(reading)).toBeLessThan(30_000);
		expect(moved(reading)).toBeGreaterThanOrEqual(20_000);
		expect([moved(over), moved(practice)]).toEqual([0, 0]);
		const credits = await school.database.inSystem((tx) => tx.select().from(timeCredits));
		const given = credits.filter(({ reason }) => reason === 'outage');
		expect(given.map(({ consultationId }) => consultationId).sort()).toEqual(
			[...sat, reading].sort(),
		);
		expect(await beat()).toBeNull();
	});

	it('is not given twice to whoever waited for a reply in it', async () => {
		const deaf = { publish: () => {}, subscribe: () => () => {} };
		const transactions = createTransactions(school.database, deaf, 'test');
		const [id] = sat as [string];
		const { schoolId } = (await rows()).get(id)!;
		const [outage] = await school.database.inSystem((tx) =>
			tx.select().from(timeCredits).where(eq(timeCredits.consultationId, id)),
		);
		const credit = (waitedMs: number) =>
			creditWait({ transactions, ids: { newId } }, { consultationId: id, schoolId }, waitedMs);
		const before = (await rows()).get(id)!.dueAt!.getTime();
		const sinceMs = Date.now() - outage!.at.getTime();
		await credit(outage!.milliseconds + sinceMs);
		const gained = (await rows()).get(id)!.dueAt!.getTime() - before;
		// What passed between the end of the silence and the reply, and no more.
		expect(gained).toBeLessThanOrEqual(sinceMs + 2000);
	});
});
