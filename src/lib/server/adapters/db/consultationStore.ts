/** One consultation's rows inside one transaction, for the services. */
import { and, eq, sql } from 'drizzle-orm';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ConsultationTransaction, Transactions } from '#lib/server/services/ports.ts';
import type { AuditEntry } from '#lib/server/services/signInPorts.ts';
import type { Known } from '#lib/server/services/recentConsultations.ts';
import type { Wakeups } from '#lib/server/services/streamPorts.ts';
import { changingColumns, toColumns, toRecord } from './consultationRows.ts';
import { insertAuditRecord } from './auditRecords.ts';
import { readClock, type Database, type Transaction } from './database.ts';
import { draftQueries } from './draftQueries.ts';
import { asked, build, fixInsert, fixStatement } from './fixedStatement.ts';
import { hintQueries } from './hintQueries.ts';
import { LateQueries } from './lateQueries.ts';
import { replyQueries } from './replyQueries.ts';
import { commands, consultations, timeCredits } from './schema/consultations.ts';
import { consultationEvents, eventSchemaVersion } from './schema/transcript.ts';
import { transcriptQueries, type Append } from './transcriptQueries.ts';
import { storeNextTurn } from './turnStore.ts';
import { wakingStatement } from './wakeups.ts';

type Changing = ReturnType<typeof changingColumns>;
type Changed = Changing & { id: string; revision: number; endedAt: Date | null };

/** All of them: one that is missing does not compile. */
const changes: Record<Exclude<keyof Changed, 'id'>, never> = asked([
	'stage',
	'machineVersion',
	'snapshot',
	'stageStartedAt',
	'dueAt',
	'nextDueAt',
	'revision',
	'endedAt',
]);

const updateConsultation = fixStatement<Changed>(
	build
		.update(consultations)
		.set(changes)
		.where(eq(consultations.id, sql.placeholder('id'))),
);

const insertEvent = fixInsert(
	consultationEvents,
	['schoolId', 'consultationId', 'revision', 'type', 'author', 'payload', 'snapshot'],
	{ schemaVersion: eventSchemaVersion },
);

const insertResponse = fixInsert(commands, ['schoolId', 'consultationId', 'commandId', 'response']);

function consultationQueries(tx: Transaction, schoolId: string) {
	const byId = (id: string) => tx.select().from(consultations).where(eq(consultations.id, id));
	return {
		nowMs: async () => (await readClock(tx)).getTime(),
		async insert(record) {
			await tx.insert(consultations).values(toColumns(record)).onConflictDoNothing();
		},
		async find(id) {
			const [row] = await byId(id);
			return row ? toRecord(row) : null;
		},
		async lock(id) {
			// Weaker than `for update`, which would hold up whoever writes a row that belongs to this one: its foreign key reads it.
			const [row] = await byId(id).for('no key update');
			return row ? toRecord(row) : null;
		},
		async creditTime({ id, stage, dueAtMs, nextDueAtMs }, credit) {
			tx.send(tx.insert(timeCredits).values({ schoolId, consultationId: id, stage, ...credit }));
			const later = (ms: number | null) =>
				ms === null ? null : new Date(ms + credit.milliseconds);
			tx.send(
				tx
					.update(consultations)
					.set({ dueAt: later(dueAtMs), nextDueAt: later(nextDueAtMs) })
					.where(eq(consultations.id, id)),
			);
		},
		async save(record, event, endedAtMs) {
			const endedAt = endedAtMs === null ? null : new Date(endedAtMs);
			const { id, revision, snapshot } = record;
			tx.send(updateConsultation({ ...changingColumns(record), id, revision, endedAt }));
			tx.send(insertEvent({ schoolId, consultationId: id, revision, snapshot, ...event }));
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
			tx.send(insertResponse({ schoolId, consultationId, commandId, response }));
		},
	} satisfies Partial<ConsultationTransaction>;
}

/** What goes into records beside the events. */
export type RecordContext = {
	/** In US dollars, by the school's prices. */
	priceOf(schoolId: string, use: ModelUse): number | null;
	/** Names the build, for the record of gradings. */
	codeVersion: string;
};

type Opening = RecordContext & {
	schoolId: string;
	/** Names this process. */
	origin: string;
	append?: Append;
};

/** @param woken filled with what is to be told to the readers of this process. */
function queriesIn(
	tx: Transaction,
	woken: Map<string, Known | null>,
	{ schoolId, origin, priceOf, codeVersion, append }: Opening,
): ConsultationTransaction {
	return Object.assign(new LateQueries(tx, schoolId, codeVersion), {
		...consultationQueries(tx, schoolId),
		...commandQueries(tx, schoolId),
		...transcriptQueries(tx, schoolId, append),
		...replyQueries(tx, schoolId, { owner: origin, priceOf: (use) => priceOf(schoolId, use) }),
		...draftQueries(tx, schoolId),
		...hintQueries(tx, schoolId),
		recordAudit: (entry: AuditEntry) => insertAuditRecord(tx, entry),
		async wake(consultationId: string, known: Known | null = null) {
			woken.set(consultationId, known);
			tx.send(wakingStatement([consultationId], origin));
		},
	});
}

/**
 * Readers are woken after the commit: those of this process directly, those of others by NOTIFY.
 * @param origin names this process, so that its own wakes are not heard twice.
 * @param codeVersion names the build, for the record of gradings.
 */
export function createTransactions(
	database: Database,
	wakeups: Wakeups,
	origin: string,
	records: RecordContext = { priceOf: () => null, codeVersion: 'unknown' },
): Transactions {
	const openingOf = (schoolId: string) => ({ ...records, schoolId, origin });
	return {
		async inSchool(schoolId, work) {
			const woken = new Map<string, Known | null>();
			const result = await database.inSchool(schoolId, (tx) =>
				work(queriesIn(tx, woken, openingOf(schoolId))),
			);
			for (const [id, known] of woken) wakeups.publish(id, known ? { known } : 'moved');
			return result;
		},
		inTurn(seen, work) {
			const opening = openingOf(seen.record.schoolId);
			const open = (tx: Transaction, append: Append) =>
				queriesIn(tx, new Map(), { ...opening, append });
			return storeNextTurn(database, seen, open, work);
		},
		readSchool: (schoolId, work) =>
			database.readSchool(schoolId, (tx) => work(queriesIn(tx, new Map(), openingOf(schoolId)))),
	};
}
