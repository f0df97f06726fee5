import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	beforeTheFirst,
	canonicalText,
	closeChain,
	readOn,
	unread,
	type ChainedRecord,
	type ChainHead,
} from './auditChain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Chain = { records: ChainedRecord[]; head: ChainHead };
type Content = Pick<ChainedRecord, 'action' | 'resourceId' | 'actorId' | 'details' | 'atMs'>;

function chainOf(contents: readonly Content[]): Chain {
	const records: ChainedRecord[] = [];
	let head = beforeTheFirst;
	contents.forEach((content, index) => {
		const unsigned = {
			...content,
			sequence: index + 1,
			previousHash: head.hash,
			id: `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`,
			schoolId: '01890000-0000-7000-8000-00000000a11a',
			resourceType: 'review',
		};
		const record = { ...unsigned, hash: sha256(canonicalText(unsigned)) };
		records.push(record);
		head = { records: record.sequence, hash: record.hash };
	});
	return { records, head };
}

/** By their numbers, as the database hands them out. */
const faultOf = ({ records, head }: Chain) =>
	closeChain(
		readOn(
			unread,
			records.toSorted((one, other) => one.sequence - other.sequence),
			sha256,
		),
		head,
	);

const content: fc.Arbitrary<Content> = fc.record({
	action: fc.constantFrom('mark.changed', 'user.signed_in', 'budgets.changed'),
	actorId: fc.option(fc.uuid()),
	resourceId: fc.option(fc.uuid()),
	details: fc
		.dictionary(fc.string({ maxLength: 5 }), fc.oneof(fc.integer(), fc.string({ unit: 'binary' })))
		.map((details) => JSON.stringify(details)),
	atMs: fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
});
const chain = fc.array(content, { minLength: 2, maxLength: 12 }).map(chainOf);

/** A change of one byte of one field; null leads to a text and back. */
function withOneByte(record: ChainedRecord, field: keyof ChainedRecord, at: number, by: number) {
	const value = record[field];
	if (value === null) return { ...record, [field]: String.fromCharCode(97 + (by % 26)) };
	const bytes = Buffer.from(String(value));
	const place = at % Math.max(1, bytes.length);
	const isNumber = typeof value === 'number';
	// Within the digits a number stays a number; a text takes any other ASCII character.
	const [low, size] = isNumber ? [48, 10] : [32, 95];
	const old = bytes[place] ?? low;
	bytes[place] = low + ((old - low + 1 + (by % (size - 1)) + size) % size);
	const text = bytes.toString('utf8');
	return { ...record, [field]: isNumber ? Number(text) : text };
}

const fields = [
	'sequence',
	'previousHash',
	'hash',
	'id',
	'schoolId',
	'actorId',
	'action',
	'resourceType',
	'resourceId',
	'details',
	'atMs',
] as const satisfies (keyof ChainedRecord)[];

describe('a chain of audit records', () => {
	it('is whole as it was written, and can be read in pieces', () => {
		fc.assert(
			fc.property(chain, fc.nat(), ({ records, head }, somewhere) => {
				expect(faultOf({ records, head })).toBeNull();
				const cut = somewhere % records.length;
				const first = readOn(unread, records.slice(0, cut), sha256);
				expect(closeChain(readOn(first, records.slice(cut), sha256), head)).toBeNull();
			}),
		);
	});

	it('of a school without records is whole', () => {
		expect(closeChain(unread, beforeTheFirst)).toBeNull();
	});

	it('shows each of 1,000 random changes of one byte, at the record that was changed', () => {
		const field = fc.constantFrom(...fields);
		fc.assert(
			fc.property(chain, fc.nat(), field, fc.nat(), fc.nat(), (whole, row, name, at, by) => {
				const index = row % whole.records.length;
				const record = whole.records[index]!;
				const changed = withOneByte(record, name, at, by);
				fc.pre(changed[name] !== record[name]);
				const records = whole.records.with(index, changed);
				const fault = faultOf({ ...whole, records });
				expect(fault).not.toBeNull();
				if (name !== 'sequence') expect(fault?.sequence).toBe(index + 1);
			}),
			{ numRuns: 1000 },
		);
	});

	it('shows that a record was taken out, wherever it stood', () => {
		fc.assert(
			fc.property(chain, fc.nat(), (whole, row) => {
				const index = row % whole.records.length;
				const isLast = index === whole.records.length - 1;
				expect(faultOf({ ...whole, records: whole.records.toSpliced(index, 1) })).toEqual({
					sequence: index + 1,
					what: isLast ? 'cut_off' : 'missing',
				});
			}),
		);
	});

	it('shows that its tail was cut off, however long', () => {
		fc.assert(
			fc.property(chain, fc.nat(), (whole, kept) => {
				const left = kept % whole.records.length;
				expect(faultOf({ ...whole, records: whole.records.slice(0, left) })).toEqual({
					sequence: left + 1,
					what: 'cut_off',
				});
			}),
		);
	});

	it('shows that two records changed places, whether they took their numbers and hashes along or not', () => {
		fc.assert(
			fc.property(chain, fc.nat(), fc.nat(), fc.boolean(), (whole, row, other, takeAll) => {
				const { records } = whole;
				const [one, two] = [row % records.length, other % records.length];
				fc.pre(one !== two);
				const place = ({ sequence, previousHash, hash }: ChainedRecord) =>
					takeAll ? { sequence } : { sequence, previousHash, hash };
				const swapped = records
					.with(one, { ...records[two]!, ...place(records[one]!) })
					.with(two, { ...records[one]!, ...place(records[two]!) });
				expect(faultOf({ ...whole, records: swapped })?.sequence).toBe(Math.min(one, two) + 1);
			}),
		);
	});

	it('shows a record that was put in, also one with a hash of its own at the end', () => {
		fc.assert(
			fc.property(chain, content, ({ records, head }, more) => {
				const longer = chainOf([...records, more]);
				expect(faultOf({ records: longer.records, head })).toEqual({
					sequence: records.length + 1,
					what: 'past_the_end',
				});
				const doubled = [...records, { ...records[0]!, id: 'another' }];
				expect(faultOf({ records: doubled, head })?.what).toBe('misnumbered');
			}),
		);
	});

	it('keeps fields apart: a character that passes from one to the next changes the hash', () => {
		const [record] = chainOf([
			{ action: 'ab', resourceId: 'c', actorId: null, details: '{}', atMs: 0 },
		]).records;
		const moved = { ...record!, action: 'a', resourceType: `b${record!.resourceType}` };
		expect(canonicalText(moved)).not.toBe(canonicalText(record!));
		expect(canonicalText({ ...record!, actorId: '' })).not.toBe(canonicalText(record!));
		expect(canonicalText({ ...record!, actorId: '-' })).not.toBe(canonicalText(record!));
	});
});
