/** The transcript and the recorded deeds of a consultation. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { RecordedEvent } from '#lib/domain/grading/grader.ts';
import type { ConsultationTransaction, StoredEvent } from '#lib/server/services/ports.ts';
import { toUtterance } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { consultationEvents, utterances } from './schema/transcript.ts';

type Payload = { findingId?: string; actionId?: string; findingIds?: string[] };

type EventRow = typeof consultationEvents.$inferSelect;

const deeds = ['student.examined', 'student.acted', 'student.spoke'];
const turnEnds = ['patient.replied', 'patient.failed', 'student.stopped'];

/** What is asked for in words is done when the turn ends: ending the talk in its middle leaves it undone. */
const isDone = ({ type }: EventRow, later: readonly EventRow[]) =>
	type !== 'student.spoke' || later.some((event) => turnEnds.includes(event.type));

/** Examining and ordering by panel or in words, and actions, as graders know them. */
function toRecordedEvents(row: EventRow): RecordedEvent[] {
	const { findingId, actionId, findingIds = [] } = row.payload as Payload;
	const base = { revision: row.revision, atMs: row.at.getTime() };
	if (actionId) return [{ ...base, type: 'action', targetId: actionId }];
	const targets = findingId ? [findingId] : findingIds;
	return targets.map((targetId) => ({ ...base, type: 'finding', targetId }));
}

async function listRecordedEvents(
	tx: Transaction,
	consultationId: string,
): Promise<RecordedEvent[]> {
	const rows = await tx
		.select()
		.from(consultationEvents)
		.where(
			and(
				eq(consultationEvents.consultationId, consultationId),
				inArray(consultationEvents.type, [...deeds, ...turnEnds]),
			),
		)
		.orderBy(asc(consultationEvents.revision));
	return rows.filter((row, index) => isDone(row, rows.slice(index + 1))).flatMap(toRecordedEvents);
}

export function transcriptQueries(tx: Transaction, schoolId: string) {
	return {
		async appendUtterance(consultationId, { told, answersId, reading, ...utterance }) {
			await tx.insert(utterances).values({
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
			});
		},
		async listUtterances(consultationId) {
			const rows = await tx
				.select()
				.from(utterances)
				.where(eq(utterances.consultationId, consultationId))
				.orderBy(asc(utterances.position));
			return rows.map(toUtterance);
		},
		async listEvents(consultationId) {
			const rows = await tx
				.select()
				.from(consultationEvents)
				.where(eq(consultationEvents.consultationId, consultationId))
				.orderBy(asc(consultationEvents.revision));
			return rows.map((row) => ({
				revision: row.revision,
				type: row.type,
				author: row.author as StoredEvent['author'],
				payload: row.payload as StoredEvent['payload'],
				snapshot: row.snapshot as StoredEvent['snapshot'],
			}));
		},
		listRecordedEvents: (consultationId) => listRecordedEvents(tx, consultationId),
	} satisfies Partial<ConsultationTransaction>;
}
