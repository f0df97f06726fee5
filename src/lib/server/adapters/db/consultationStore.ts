/** One consultation's rows inside one transaction, for the services. */
import { and, eq } from 'drizzle-orm';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ConsultationTransaction, Transactions } from '#lib/server/services/ports.ts';
import type { AuditEntry } from '#lib/server/services/signInPorts.ts';
import type { Known } from '#lib/server/services/recentConsultations.ts';
import type { Wakeups } from '#lib/server/services/streamPorts.ts';
import { changingColumns, toColumns, toRecord } from './consultationRows.ts';
import { appealQueries } from './appealStore.ts';
import { assessmentQueries } from './assessmentStore.ts';
import { insertAuditRecord } from './auditRecords.ts';
import { readClock, type Database, type Transaction } from './database.ts';
import { debriefQueries } from './debriefQueries.ts';
import { disputeQueries } from './disputeQueries.ts';
import { draftQueries } from './draftQueries.ts';
import { hintQueries } from './hintQueries.ts';
import { answerQueries, gradingQueries } from './gradingStore.ts';
import { markingQueries } from './markingStore.ts';
import { replyQueries } from './replyQueries.ts';
import { reviewQueries } from './reviewStore.ts';
import { sittingClockQueries } from './sittingClockQueries.ts';
import { commands, consultations, timeCredits } from './schema/consultations.ts';
import { consultationEvents, eventSchemaVersion } from './schema/transcript.ts';
import { toldQueries } from './toldStore.ts';
import { transcriptQueries, type Placing } from './transcriptQueries.ts';
import { storeNextTurn } from './turnStore.ts';
import { wakingStatement } from './wakeups.ts';

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
			// Weaker than `for update`, which would hold up the reply log (its foreign key reads this row) and,
			// when the command closes that reply, deadlock with it.
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
			tx.send(
				tx
					.update(consultations)
					.set({ ...changingColumns(record), revision: record.revision, endedAt })
					.where(eq(consultations.id, record.id)),
			);
			tx.send(
				tx.insert(consultationEvents).values({
					schoolId,
					consultationId: record.id,
					revision: record.revision,
					schemaVersion: eventSchemaVersion,
					snapshot: record.snapshot,
					...event,
				}),
			);
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
			tx.send(tx.insert(commands).values({ schoolId, consultationId, commandId, response }));
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
	placing?: Placing;
};

type Late<T> = { [Name in keyof T]: () => T[Name] };

/** Made where they are asked for: a turn of the conversation needs none of them. */
function addLate<Base extends object, T extends object>(base: Base, makers: Late<T>): Base & T {
	for (const name of Object.keys(makers) as (keyof T)[])
		Object.defineProperty(base, name, { get: makers[name] });
	return base as Base & T;
}

const lateQueries = (tx: Transaction, schoolId: string, codeVersion: string) => ({
	gradings: () => gradingQueries(tx, codeVersion),
	answers: () => answerQueries(tx, schoolId),
	reviews: () => reviewQueries(tx, schoolId),
	markings: () => markingQueries(tx, schoolId),
	disputes: () => disputeQueries(tx, schoolId),
	debrief: () => debriefQueries(tx, schoolId),
	assessments: () => assessmentQueries(tx, schoolId),
	told: () => toldQueries(tx, schoolId),
	appeals: () => appealQueries(tx, schoolId),
	sittingClock: () => sittingClockQueries(tx),
});

/** @param woken filled with what is to be told to the readers of this process. */
function queriesIn(
	tx: Transaction,
	woken: Map<string, Known | null>,
	{ schoolId, origin, priceOf, codeVersion, placing }: Opening,
): ConsultationTransaction {
	const queries = {
		...consultationQueries(tx, schoolId),
		...commandQueries(tx, schoolId),
		...transcriptQueries(tx, schoolId, placing),
		...replyQueries(tx, schoolId, { owner: origin, priceOf: (use) => priceOf(schoolId, use) }),
		...draftQueries(tx, schoolId),
		...hintQueries(tx, schoolId),
		recordAudit: (entry: AuditEntry) => insertAuditRecord(tx, entry),
		async wake(consultationId: string, known: Known | null = null) {
			woken.set(consultationId, known);
			tx.send(wakingStatement([consultationId], origin));
		},
	};
	return addLate(queries, lateQueries(tx, schoolId, codeVersion));
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
			const open = (tx: Transaction, placing: Placing) =>
				queriesIn(tx, new Map(), { ...opening, placing });
			return storeNextTurn(database, seen, open, work);
		},
		readSchool: (schoolId, work) =>
			database.readSchool(schoolId, (tx) => work(queriesIn(tx, new Map(), openingOf(schoolId)))),
	};
}
