/** One consultation's rows inside one transaction, for the services. */
import { and, eq } from 'drizzle-orm';
import type { ConsultationTransaction, Transactions, Wakeups } from '#lib/server/services/ports.ts';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import { changingColumns, toColumns, toRecord } from './consultationRows.ts';
import { readClock, type Database, type Transaction } from './database.ts';
import { draftQueries } from './draftQueries.ts';
import { replyQueries } from './replyQueries.ts';
import { commands, consultations } from './schema/consultations.ts';
import { consultationEvents } from './schema/transcript.ts';
import { transcriptQueries } from './transcriptQueries.ts';
import { wakeReaders } from './wakeups.ts';

/** The shape of event payloads; raise it with a migration of readers. */
const eventSchemaVersion = 1;

function consultationQueries(tx: Transaction, schoolId: string) {
	const byId = (id: string) => tx.select().from(consultations).where(eq(consultations.id, id));
	return {
		nowMs: async () => (await readClock(tx)).getTime(),
		async insert(record) {
			const columns = toColumns(record);
			const inserted = await tx
				.insert(consultations)
				.values(columns)
				.onConflictDoNothing()
				.returning();
			if (inserted.length > 0) return;
			// The same command arrived twice at once, and this transaction waited for the first.
			const [first] = await byId(record.id);
			if (first?.studentId !== record.studentId) throw new ServiceError('not_found');
		},
		async find(id) {
			const [row] = await byId(id);
			return row ? toRecord(row) : null;
		},
		async lock(id) {
			// Not `for update`: a chunk being stored holds its reply and then looks at this row's key, while
			// a stop holds this row and then takes the reply. They would wait for each other.
			const [row] = await byId(id).for('no key update');
			return row ? toRecord(row) : null;
		},
		async save(record, event, endedAtMs) {
			const endedAt = endedAtMs === null ? null : new Date(endedAtMs);
			await tx
				.update(consultations)
				.set({ ...changingColumns(record), revision: record.revision, endedAt })
				.where(eq(consultations.id, record.id));
			await tx.insert(consultationEvents).values({
				schoolId,
				consultationId: record.id,
				revision: record.revision,
				schemaVersion: eventSchemaVersion,
				snapshot: record.snapshot,
				...event,
			});
		},
	} satisfies Partial<ConsultationTransaction>;
}

function commandQueries(tx: Transaction, schoolId: string) {
	return {
		async findResponse(consultationId, commandId) {
			const [row] = await tx
				.select({ response: commands.response })
				.from(commands)
				.where(and(eq(commands.consultationId, consultationId), eq(commands.commandId, commandId)));
			return row?.response;
		},
		async saveResponse(consultationId, commandId, response) {
			await tx.insert(commands).values({ schoolId, consultationId, commandId, response });
		},
	} satisfies Partial<ConsultationTransaction>;
}

/**
 * Readers are woken after the commit: those of this process directly, those of others by NOTIFY.
 * @param origin names this process, so that its own wakes are not heard twice.
 */
export function createTransactions(
	database: Database,
	wakeups: Wakeups,
	origin: string,
): Transactions {
	return {
		async inSchool(schoolId, work) {
			const woken = new Set<string>();
			const result = await database.inSchool(schoolId, (tx) =>
				work({
					...consultationQueries(tx, schoolId),
					...commandQueries(tx, schoolId),
					...transcriptQueries(tx, schoolId),
					...replyQueries(tx, schoolId),
					...draftQueries(tx, schoolId),
					async wake(consultationId) {
						woken.add(consultationId);
						await wakeReaders(tx, consultationId, origin);
					},
				}),
			);
			for (const consultationId of woken) wakeups.publish(consultationId);
			return result;
		},
	};
}
