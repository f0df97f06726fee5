/** What comes next in a consultation that this process knows: its writes stand on what was seen, or are not stored. */
import { and, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
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
import { build, fixInsert, fixStatement } from './fixedStatement.ts';
import { consultations, notes } from './schema/consultations.ts';
import { utterances } from './schema/transcript.ts';
import { asSaid, type Append } from './transcriptQueries.ts';

const { id, schoolId, revision, dueAt, nextDueAt } = consultations;

const isSameMoment = (column: typeof dueAt | typeof nextDueAt): SQL =>
	sql`${column} is not distinct from ${sql.placeholder(column.name)}::timestamptz`;

/** Its revision tells all but the time that was given back; what has come due is applied first, by whoever locks it. */
const stillAsSeen = fixStatement<Record<string, unknown>>(
	build
		.select({ id })
		.from(consultations)
		.where(
			and(
				eq(id, sql.placeholder('id')),
				eq(schoolId, sql.placeholder('schoolId')),
				eq(revision, sql.placeholder('revision')),
				isSameMoment(dueAt),
				isSameMoment(nextDueAt),
				or(isNull(nextDueAt), gt(nextDueAt, sql`clock_timestamp()`)),
			),
		)
		.for('no key update'),
);

const draftOf = fixStatement<{ id: string }>(
	build
		.select({ notepad: notes.notepad, hypotheses: notes.hypotheses, content: notes.content })
		.from(notes)
		.where(eq(notes.consultationId, sql.placeholder('id'))),
);

const momentOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

function queriesOf({ record }: Known): TurnQueries {
	const { dueAtMs, nextDueAtMs } = record;
	const moments = { due_at: momentOf(dueAtMs), next_due_at: momentOf(nextDueAtMs) };
	return { still: stillAsSeen({ ...record, ...moments }), also: draftOf(record) };
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

const insertAt = fixInsert(utterances, [...asSaid, 'position'], { at: sql`statement_timestamp()` });

/** Numbers what is said, for the statement itself sees none of it; all of it is said at the moment it is stored at. */
function numberAfter(seen: Known) {
	const appended: RecordedUtterance[] = [];
	const append: Append = (place, utterance) => {
		const position = lastPosition(seen) + appended.length + 1;
		appended.push(toAppended(utterance, position, seen.nowMs));
		return insertAt({ ...place, ...utterance, position });
	};
	return { appended, append };
}

/** See `Transactions.inTurn`. */
export async function storeNextTurn<T>(
	database: Database,
	seen: Known,
	open: (tx: Transaction, append: Append) => ConsultationTransaction,
	work: (tx: TurnTransaction) => Promise<T | null>,
): Promise<StoredTurn<T> | null> {
	const { appended, append } = numberAfter(seen);
	const stored = await database.inTurn(queriesOf(seen), (tx) =>
		work(Object.assign(open(tx, append), { appended })),
	);
	if (!stored) return null;
	const { result, nowMs, also } = stored;
	return {
		...{ result, nowMs },
		draft: also && toDraft(also as Parameters<typeof toDraft>[0]),
		appended: appended.map((utterance) => ({ ...utterance, atMs: nowMs })),
	};
}
