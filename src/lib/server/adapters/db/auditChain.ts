/** Reads the audit log's chains as they are stored, and checks them. */
import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import {
	beforeTheFirst,
	closeChain,
	readOn,
	unread,
	type ChainHead,
} from '#lib/domain/audit/auditChain.ts';
import type { ChainState } from '#lib/server/services/auditPorts.ts';
import type { Transaction } from './database.ts';
import { auditHeads, auditRecords } from './schema/audit.ts';
import { schools } from './schema/schools.ts';

/** Records are read this many at a time: a log may be longer than memory. */
const usualBatch = 5000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** As the database prints it; a moment that is none counts as -1, which no record was written at. */
const stored = {
	sequence: auditRecords.sequence,
	previousHash: auditRecords.previousHash,
	hash: auditRecords.hash,
	id: auditRecords.id,
	schoolId: auditRecords.schoolId,
	actorId: auditRecords.actorId,
	action: auditRecords.action,
	resourceType: auditRecords.resourceType,
	resourceId: auditRecords.resourceId,
	details: sql<string>`${auditRecords.details}::text`,
	atMs: sql`case when isfinite(${auditRecords.at})
		then (extract(epoch from ${auditRecords.at}) * 1000)::bigint else -1 end`.mapWith(Number),
};

/** By their numbers, and should a number be there twice, both of them. */
const readAfter = (
	tx: Transaction,
	schoolId: string,
	limit: number,
	last?: { sequence: number; id: string },
) =>
	tx
		.select(stored)
		.from(auditRecords)
		.where(
			and(
				eq(auditRecords.schoolId, schoolId),
				last &&
					sql`(${auditRecords.sequence}, ${auditRecords.id}) > (${last.sequence}, ${last.id})`,
			),
		)
		.orderBy(asc(auditRecords.sequence), asc(auditRecords.id))
		.limit(limit);

/** A school without a head has no records, or had its head taken away. */
export async function readHead(tx: Transaction, schoolId: string): Promise<ChainHead> {
	const [head] = await tx
		.select({ records: auditHeads.records, hash: auditHeads.hash })
		.from(auditHeads)
		.where(eq(auditHeads.schoolId, schoolId));
	return head ?? beforeTheFirst;
}

/** @param tx must see one moment: a record written between two reads would look like one past the end. */
export async function checkChain(
	tx: Transaction,
	schoolId: string,
	batchLength = usualBatch,
): Promise<ChainState> {
	const head = await readHead(tx, schoolId);
	let chain = unread;
	let batch = await readAfter(tx, schoolId, batchLength);
	chain = readOn(chain, batch, sha256);
	while (batch.length === batchLength && !chain.fault) {
		batch = await readAfter(tx, schoolId, batchLength, batch.at(-1));
		chain = readOn(chain, batch, sha256);
	}
	return { head, fault: closeChain(chain, head) };
}

/** Whether a hash that was kept elsewhere is in the chain: if so, and the chain is whole, it is the one it was then. */
export async function holdsHash(tx: Transaction, schoolId: string, hash: string): Promise<boolean> {
	const found = await tx
		.select({ id: auditRecords.id })
		.from(auditRecords)
		.where(and(eq(auditRecords.schoolId, schoolId), eq(auditRecords.hash, hash)));
	return found.length > 0;
}

/** Every school that has records, or a head, or both; without a name where only they speak of it. */
export async function listChains(
	tx: Transaction,
): Promise<{ schoolId: string; slug: string | null }[]> {
	return tx.execute<{ schoolId: string; slug: string | null }>(sql`
		select owner.school_id as "schoolId", ${schools.slug} as slug from (
			select school_id from ${auditRecords} union select school_id from ${auditHeads}
		) as owner left join ${schools} on ${schools.id} = owner.school_id order by slug, owner.school_id`);
}
