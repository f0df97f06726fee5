/** The sign of life of all processes together, and what a silence of all of them cost running sittings. */
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { lostIn, outageBetween, type Outage } from '#lib/domain/assessment/outage.ts';
import { runningStages } from '#lib/domain/consultation/studentView.ts';
import type { Heartbeat } from '#lib/server/services/sittingClockPorts.ts';
import { readClock, type Database, type Transaction } from './database.ts';
import { newId } from './newId.ts';
import { consultations, timeCredits } from './schema/consultations.ts';
import { serviceHeartbeat } from './schema/heartbeat.ts';
import { wakingStatement } from './wakeups.ts';

const onlyRow = 1;

/** No process is called so: everybody hears of it. */
const nobody = 'heartbeat';

/** Held by one process at a time, so that each silence is found once. */
async function lockLastBeat(tx: Transaction): Promise<number | null> {
	const [row] = await tx
		.select()
		.from(serviceHeartbeat)
		.where(eq(serviceHeartbeat.id, onlyRow))
		.for('update');
	return row?.beatAt.getTime() ?? null;
}

const lockRunning = (tx: Transaction) =>
	tx
		.select({
			id: consultations.id,
			schoolId: consultations.schoolId,
			stage: consultations.stage,
			stageStartedAt: consultations.stageStartedAt,
			dueAt: consultations.dueAt,
			nextDueAt: consultations.nextDueAt,
		})
		.from(consultations)
		.where(
			and(
				eq(consultations.mode, 'assessment'),
				inArray(consultations.stage, runningStages),
				isNotNull(consultations.dueAt),
			),
		)
		.orderBy(consultations.id)
		.for('no key update');

/** @returns the ids of those that were given something. */
async function giveBack(tx: Transaction, outage: Outage): Promise<string[]> {
	const given: string[] = [];
	const at = new Date(outage.untilMs);
	for (const { id, schoolId, stage, stageStartedAt, dueAt, nextDueAt } of await lockRunning(tx)) {
		const stageStartedAtMs = stageStartedAt.getTime();
		const lost = lostIn(outage, { stageStartedAtMs, dueAtMs: dueAt?.getTime() ?? null });
		if (lost === 0) continue;
		const later = (date: Date | null) => date && new Date(date.getTime() + lost);
		const credit = { stage, milliseconds: lost, reason: 'outage', at };
		tx.send(
			tx.insert(timeCredits).values({ id: newId(), schoolId, consultationId: id, ...credit }),
		);
		const moved = { dueAt: later(dueAt), nextDueAt: later(nextDueAt) };
		tx.send(tx.update(consultations).set(moved).where(eq(consultations.id, id)));
		given.push(id);
	}
	if (given.length > 0) tx.send(wakingStatement(given, nobody));
	return given;
}

async function beat(tx: Transaction) {
	const lastMs = await lockLastBeat(tx);
	const beatAt = await readClock(tx);
	const outage = lastMs === null ? null : outageBetween(lastMs, beatAt.getTime());
	const given = outage ? await giveBack(tx, outage) : [];
	tx.send(
		tx
			.insert(serviceHeartbeat)
			.values({ id: onlyRow, beatAt })
			.onConflictDoUpdate({ target: serviceHeartbeat.id, set: { beatAt } }),
	);
	return outage && { silentMs: outage.untilMs - outage.fromMs, credited: given.length };
}

export const createHeartbeat = (database: Database): Heartbeat => ({
	beat: () => database.inSystem(beat),
});
