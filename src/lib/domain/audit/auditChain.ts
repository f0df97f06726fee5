/**
 * The audit log as a chain: each record's hash covers all of it and the hash of the one before, so that nothing can be
 * changed, taken out, put in or moved without the chain showing it.
 *
 * The database writes the chain (`chain_audit_record` in the migrations); this says the same once more, and is what a
 * chain is checked by.
 */

/** A record as the database prints its columns, character by character. */
export type ChainedRecord = {
	sequence: number;
	previousHash: string;
	hash: string;
	id: string;
	schoolId: string;
	actorId: string | null;
	action: string;
	resourceType: string;
	resourceId: string | null;
	/** The document as PostgreSQL prints it: parsed and written anew it could differ. */
	details: string;
	atMs: number;
};

/** Where a chain ends: how many records it has, and the hash of the last. */
export type ChainHead = { records: number; hash: string };

/** What the first record of a school follows. */
export const beforeTheFirst: ChainHead = { records: 0, hash: '0'.repeat(64) };

export type ChainFault = {
	/** The first record that breaks the chain, by its number. */
	sequence: number;
	what:
		/** No record has this number, though later ones are there. */
		| 'missing'
		/** Another record has this number too, or it has none from 1 on. */
		| 'misnumbered'
		/** It follows another record than the one before it. */
		| 'unlinked'
		/** Its hash is not that of what it says. */
		| 'altered'
		/** The chain's newest records, from this one on, are gone. */
		| 'cut_off'
		/** This record, and what follows, is past where the chain is known to end. */
		| 'past_the_end'
		/** The chain ends with another record than it is known to end with. */
		| 'another_end';
};

export type Sha256 = (text: string) => string;

/** Each part with its length in characters before it, so that no character can pass from one part to the next. */
const part = (text: string | null) => `${text === null ? '-' : `${[...text].length}:${text}`},`;

/** What a record's hash is worked out over: its predecessor's hash and every field. `audit/1` names this layout. */
export const canonicalText = (record: Omit<ChainedRecord, 'hash'>): string =>
	[
		'audit/1',
		record.previousHash,
		String(record.sequence),
		record.id,
		record.schoolId,
		record.actorId,
		record.action,
		record.resourceType,
		record.resourceId,
		record.details,
		String(record.atMs),
	]
		.map(part)
		.join('');

function findFault(end: ChainHead, record: ChainedRecord, sha256: Sha256): ChainFault | null {
	const expected = end.records + 1;
	const { sequence } = record;
	if (sequence > expected) return { sequence: expected, what: 'missing' };
	if (sequence !== expected) return { sequence, what: 'misnumbered' };
	if (record.previousHash !== end.hash) return { sequence, what: 'unlinked' };
	if (record.hash !== sha256(canonicalText(record))) return { sequence, what: 'altered' };
	return null;
}

/** A chain that was read as far as `end`, and its first fault if it has one: later ones follow from it. */
export type ReadChain = { end: ChainHead; fault: ChainFault | null };

export const unread: ReadChain = { end: beforeTheFirst, fault: null };

/** Goes on with a chain. @param records of one school, those that follow, by their numbers. */
export function readOn(
	chain: ReadChain,
	records: readonly ChainedRecord[],
	sha256: Sha256,
): ReadChain {
	let { end, fault } = chain;
	for (const record of records) {
		fault ??= findFault(end, record, sha256);
		if (fault) break;
		end = { records: record.sequence, hash: record.hash };
	}
	return { end, fault };
}

/** Once all is read. @param head where the chain is known to end. */
export function closeChain({ end, fault }: ReadChain, head: ChainHead): ChainFault | null {
	if (fault) return fault;
	if (end.records < head.records) return { sequence: end.records + 1, what: 'cut_off' };
	if (end.records > head.records) return { sequence: head.records + 1, what: 'past_the_end' };
	return end.hash === head.hash ? null : { sequence: end.records, what: 'another_end' };
}
