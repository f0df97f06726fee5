/** The transcript and the recorded deeds of a consultation. */
import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { recordedDeeds, type DeedPayload } from '#lib/domain/grading/recordedDeeds.ts';
import type {
	ConsultationTransaction,
	NewUtterance,
	StoredEvent,
} from '#lib/server/services/ports.ts';
import { toUtterance } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { consultationEvents, utterances } from './schema/transcript.ts';

const toRecordedEvents = ({ payload, revision, at }: typeof consultationEvents.$inferSelect) =>
	recordedDeeds(payload as DeedPayload, { revision, atMs: at.getTime() });

const toStoredEvent = (row: typeof consultationEvents.$inferSelect): StoredEvent => ({
	revision: row.revision,
	type: row.type,
	author: row.author as StoredEvent['author'],
	payload: row.payload as StoredEvent['payload'],
	snapshot: row.snapshot as StoredEvent['snapshot'],
	atMs: row.at.getTime(),
});

/** What graders may look at besides words. */
const deeds = inArray(consultationEvents.type, [
	'student.examined',
	'student.acted',
	'student.spoke',
]);

function readEvents(tx: Transaction, consultationId: string, filter?: SQL) {
	return tx
		.select()
		.from(consultationEvents)
		.where(and(eq(consultationEvents.consultationId, consultationId), filter))
		.orderBy(asc(consultationEvents.revision));
}

async function appendUtterance(
	tx: Transaction,
	schoolId: string,
	consultationId: string,
	{ told, answersId, reading, ...utterance }: NewUtterance,
): Promise<void> {
	const row = {
		...utterance,
		schoolId,
		consultationId,
		told: told ?? null,
		answersId: answersId ?? null,
		reading: reading ?? null,
		at: sql`clock_timestamp()`,
		// The consultation's row is locked by whoever writes, so this number is taken once.
		position: sql`(select coalesce(max(position), 0) + 1 from utterances
			where consultation_id = ${consultationId})`,
	};
	tx.send(tx.insert(utterances).values(row));
}

async function listUtterances(tx: Transaction, consultationId: string) {
	const rows = await tx
		.select()
		.from(utterances)
		.where(eq(utterances.consultationId, consultationId))
		.orderBy(asc(utterances.position));
	return rows.map(toUtterance);
}

export function transcriptQueries(tx: Transaction, schoolId: string) {
	return {
		appendUtterance: (consultationId, utterance) =>
			appendUtterance(tx, schoolId, consultationId, utterance),
		listUtterances: (consultationId) => listUtterances(tx, consultationId),
		listEvents: async (consultationId) => (await readEvents(tx, consultationId)).map(toStoredEvent),
		listRecordedEvents: async (consultationId) =>
			(await readEvents(tx, consultationId, deeds)).flatMap(toRecordedEvents),
	} satisfies Partial<ConsultationTransaction>;
}
