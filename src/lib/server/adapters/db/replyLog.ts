/** Appends chunks before they are shown: one insert for all streams of the process; first words at once and alone. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { OpenReply } from '#lib/server/services/ports.ts';
import type { ReplyLog } from '#lib/server/services/streamPorts.ts';
import type { Database } from './database.ts';
import { fixStatement } from './fixedStatement.ts';
import { wakingPayloads, wakingQuery } from './wakeups.ts';

/** How long words wait for others to be stored with. All that are due at one beat come within it. */
const gatherMs = 3;

type Entry = {
	reply: OpenReply;
	owner: string;
	sequence: number;
	text: string;
	resolve(stored: boolean): void;
	reject(error: unknown): void;
};

type Columns = {
	replies: string[];
	owners: string[];
	sequences: number[];
	texts: string[];
	payloads: string[];
};

const column = (name: keyof Columns) => sql.placeholder(name);

/**
 * The lock on the reply's row makes an append and a stop follow one another: what was stored before the
 * stop is part of the transcript, what comes after it is refused. A number that is taken is refused, too,
 * rather than failing the replies stored together with it.
 */
const appending = fixStatement<Columns>(sql`
	with entry as (
		select * from unnest(
			${column('replies')}::uuid[],
			${column('owners')}::text[],
			${column('sequences')}::bigint[],
			${column('texts')}::text[]
		) as entry (reply_id, owner, sequence, text)
	), mine as (
		select replies.id, replies.school_id, replies.consultation_id, replies.owner from replies
		where replies.id in (select reply_id from entry) and replies.status = 'running'
		order by replies.id
		for share
	), stored as (
		insert into reply_chunks (school_id, consultation_id, sequence, reply_id, text)
		select mine.school_id, mine.consultation_id, entry.sequence, mine.id, entry.text
		from entry join mine on mine.id = entry.reply_id and mine.owner = entry.owner
		on conflict do nothing
		returning reply_id, sequence
	), woken as materialized (${wakingQuery})
	select reply_id, sequence from stored, (select count(*) from woken) as told`);

async function store(database: Database, origin: string, entries: readonly Entry[]) {
	const changed = new Set(entries.map(({ reply }) => reply.consultationId));
	const stored = await database.queryInSystem<{ reply_id: string; sequence: string }>(
		appending({
			replies: entries.map(({ reply }) => reply.id),
			owners: entries.map(({ owner }) => owner),
			sequences: entries.map(({ sequence }) => sequence),
			texts: entries.map(({ text }) => text),
			payloads: wakingPayloads([...changed], origin),
		}),
	);
	return new Set(stored.map((row) => `${row.reply_id} ${row.sequence}`));
}

async function storeAndTell(database: Database, origin: string, entries: readonly Entry[]) {
	try {
		const stored = await store(database, origin, entries);
		for (const entry of entries) entry.resolve(stored.has(`${entry.reply.id} ${entry.sequence}`));
	} catch (error) {
		// What the database refuses must not take with it what happened to be stored beside it. After a lost
		// connection nobody knows what was stored: to try again would find it taken.
		if (error instanceof postgres.PostgresError && entries.length > 1)
			for (const entry of entries) void storeAndTell(database, origin, [entry]);
		else for (const entry of entries) entry.reject(error);
	}
}

export function createReplyLog(database: Database, origin: string): ReplyLog {
	let waiting: Entry[] = [];

	function flush() {
		const entries = waiting;
		waiting = [];
		void storeAndTell(database, origin, entries);
	}

	return {
		append: (reply, owner, { sequence, text, isFirst }) =>
			new Promise((resolve, reject) => {
				const entry = { reply, owner, sequence, text, resolve, reject };
				if (isFirst) return void storeAndTell(database, origin, [entry]);
				if (waiting.push(entry) === 1) setTimeout(flush, gatherMs);
			}),
	};
}
