/** The transcript and the recorded deeds of a consultation. */
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { recordedDeeds, type DeedPayload } from '#lib/domain/grading/recordedDeeds.ts';
import type {
	ConsultationTransaction,
	NewUtterance,
	StoredEvent,
} from '#lib/server/services/ports.ts';
import { toUtterance } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { fixInsert, type Bound } from './fixedStatement.ts';
import { consultationEvents, utterances } from './schema/transcript.ts';

/** What graders may look at besides words. */
const deeds = ['student.examined', 'student.acted', 'student.spoke'];

/** Without the machine's snapshots, which are long and which no grader looks at. */
async function listRecordedEvents(tx: Transaction, consultationId: string) {
	const { payload, revision, at, type } = consultationEvents;
	const rows = await tx
		.select({ payload, revision, at })
		.from(consultationEvents)
		.where(and(eq(consultationEvents.consultationId, consultationId), inArray(type, deeds)))
		.orderBy(asc(revision));
	return rows.flatMap((row) =>
		recordedDeeds(row.payload as DeedPayload, { revision: row.revision, atMs: row.at.getTime() }),
	);
}

const toStoredEvent = (row: typeof consultationEvents.$inferSelect): StoredEvent => ({
	revision: row.revision,
	type: row.type,
	author: row.author as StoredEvent['author'],
	payload: row.payload as StoredEvent['payload'],
	snapshot: row.snapshot as StoredEvent['snapshot'],
	atMs: row.at.getTime(),
});

type Place = { schoolId: string; consultationId: string };

/** Adds an utterance where it belongs in the consultation. */
export type Append = (place: Place, utterance: NewUtterance) => Bound;

export const asSaid = [
	'id',
	'schoolId',
	'consultationId',
	'speaker',
	'text',
	'reading',
	'told',
	'answersId',
	'interpreterVersion',
] as const;

/** The consultation's row is locked by whoever writes, so the number is taken once. */
const insertLast = fixInsert(utterances, asSaid, {
	at: sql`clock_timestamp()`,
	position: sql`(select coalesce(max(position), 0) + 1 from utterances
		where consultation_id = ${sql.placeholder('consultationId')})`,
});

const appendLast: Append = (place, utterance) => insertLast({ ...utterance, ...place });

async function listUtterances(tx: Transaction, consultationId: string, after = 0) {
	const { position } = utterances;
	const rows = await tx
		.select()
		.from(utterances)
		.where(and(eq(utterances.consultationId, consultationId), gt(position, after)))
		.orderBy(asc(position));
	return rows.map(toUtterance);
}

export function transcriptQueries(tx: Transaction, schoolId: string, append = appendLast) {
	return {
		async appendUtterance(consultationId, utterance) {
			tx.send(append({ schoolId, consultationId }, utterance));
		},
		listUtterances: (consultationId, after) => listUtterances(tx, consultationId, after),
		async listEvents(consultationId) {
			const rows = await tx
				.select()
				.from(consultationEvents)
				.where(eq(consultationEvents.consultationId, consultationId))
				.orderBy(asc(consultationEvents.revision));
			return rows.map(toStoredEvent);
		},
		listRecordedEvents: (consultationId) => listRecordedEvents(tx, consultationId),
	} satisfies Partial<ConsultationTransaction>;
}
