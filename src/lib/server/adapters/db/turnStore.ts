/** What comes next in a consultation that this process knows: its writes stand on what was seen, or are not stored. */
import { and, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type {
	ConsultationTransaction,
	NewUtterance,
	RecordedUtterance,
	StoredTurn,
	TurnTransaction,
} from '#lib/server/services/ports.ts';
import { lastPosition, type Known } from '#lib/server/services/recentConsultations.ts';
import type { Database, Transaction, TurnQueries } from './database.ts';
import { toDraft } from './draftQueries.ts';
import { consultations, notes } from './schema/consultations.ts';
import type { Placing } from './transcriptQueries.ts';

const build = new QueryBuilder();

const isSameMoment = (column: SQL | typeof consultations.dueAt, ms: number | null): SQL =>
	sql`${column} is not distinct from ${ms === null ? null : new Date(ms).toISOString()}::timestamptz`;

/** Its revision tells all but the time that was given back; what has come due is applied first, by whoever locks it. */
function queriesOf({ record }: Known): TurnQueries {
	const { id, schoolId, revision, dueAtMs, nextDueAtMs } = record;
	const { dueAt, nextDueAt } = consultations;
	const still = build
		.select({ id: consultations.id })
		.from(consultations)
		.where(
			and(
				eq(consultations.id, id),
				eq(consultations.schoolId, schoolId),
				eq(consultations.revision, revision),
				isSameMoment(dueAt, dueAtMs),
				isSameMoment(nextDueAt, nextDueAtMs),
				or(isNull(nextDueAt), gt(nextDueAt, sql`clock_timestamp()`)),
			),
		)
		.for('no key update');
	const { notepad, hypotheses, content } = notes;
	const also = build
		.select({ notepad, hypotheses, content })
		.from(notes)
		.where(eq(notes.consultationId, id));
	return { still, also };
}

const toAppended = (
	{ id, speaker, text, reading, told, answersId }: NewUtterance,
	position: number,
	atMs: number,
): RecordedUtterance => ({
	...{ id, speaker, text, position, atMs },
	reading: reading ?? null,
	told: told ?? [],
	answersId: answersId ?? null,
});

/** Numbers what is said, for the statement itself sees none of it; all of it is said at the moment it is stored at. */
function numberAfter(seen: Known) {
	const appended: RecordedUtterance[] = [];
	const placing: Placing = (_, utterance) => {
		const position = lastPosition(seen) + appended.length + 1;
		appended.push(toAppended(utterance, position, seen.nowMs));
		return { at: sql`statement_timestamp()`, position };
	};
	return { appended, placing };
}

/** See `Transactions.inTurn`. */
export async function storeNextTurn<T>(
	database: Database,
	seen: Known,
	open: (tx: Transaction, placing: Placing) => ConsultationTransaction,
	work: (tx: TurnTransaction) => Promise<T | null>,
): Promise<StoredTurn<T> | null> {
	const { appended, placing } = numberAfter(seen);
	const stored = await database.inTurn(queriesOf(seen), (tx) =>
		work(Object.assign(open(tx, placing), { appended })),
	);
	if (!stored) return null;
	const { result, nowMs, also } = stored;
	return {
		...{ result, nowMs },
		draft: also && toDraft(also as Parameters<typeof toDraft>[0]),
		appended: appended.map((utterance) => ({ ...utterance, atMs: nowMs })),
	};
}
