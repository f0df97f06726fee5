/** What a retry takes with it from the consultation it goes back to. */
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { CarriedOver } from '#lib/server/services/debriefPorts.ts';
import type { Fork } from '#lib/server/services/ports.ts';
import type { Transaction } from './database.ts';
import { hints } from './schema/hints.ts';
import { consultationEvents, eventSchemaVersion, utterances } from './schema/transcript.ts';

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

async function copyLines(
	tx: Transaction,
	{ from, toId, lineIds, laterMs }: CarriedOver,
): Promise<void> {
	const rows = await tx
		.select()
		.from(utterances)
		.where(
			and(
				eq(utterances.consultationId, from.consultationId),
				inArray(utterances.id, [...lineIds.keys()]),
			),
		)
		.orderBy(asc(utterances.position));
	if (rows.length === 0) return;
	await tx.insert(utterances).values(
		rows.map((row) => ({
			...row,
			id: lineIds.get(row.id)!,
			consultationId: toId,
			answersId: row.answersId && (lineIds.get(row.answersId) ?? null),
			at: later(row.at, laterMs),
		})),
	);
}

async function copyHints(tx: Transaction, { from, toId, laterMs }: CarriedOver): Promise<void> {
	const rows = await tx
		.select()
		.from(hints)
		.where(and(eq(hints.consultationId, from.consultationId), lte(hints.revision, from.revision)));
	if (rows.length === 0) return;
	await tx
		.insert(hints)
		.values(rows.map((row) => ({ ...row, consultationId: toId, at: later(row.at, laterMs) })));
}

export async function carryOver(
	tx: Transaction,
	schoolId: string,
	carried: CarriedOver,
): Promise<void> {
	await copyLines(tx, carried);
	await tx.insert(consultationEvents).values(
		carried.events.map(({ atMs, ...event }) => ({
			...event,
			schoolId,
			consultationId: carried.toId,
			schemaVersion: eventSchemaVersion,
			at: new Date(atMs),
		})),
	);
	await copyHints(tx, carried);
}

/** The event after the last one carried over is the line that was then said otherwise. */
export async function findForkPosition(
	tx: Transaction,
	{ consultationId, revision }: Fork,
): Promise<number | null> {
	const [row] = await tx
		.select({ position: utterances.position })
		.from(consultationEvents)
		.innerJoin(
			utterances,
			eq(sql`${utterances.id}::text`, sql`${consultationEvents.payload}->>'utteranceId'`),
		)
		.where(
			and(
				eq(consultationEvents.consultationId, consultationId),
				eq(utterances.consultationId, consultationId),
				eq(consultationEvents.revision, revision + 1),
			),
		);
	return row?.position ?? null;
}
