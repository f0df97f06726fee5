import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { checkChain, holdsHash, readHead } from './auditChain.ts';
import { createAuditReader } from './auditReader.ts';
import { insertAuditRecord } from './auditRecords.ts';
import {
	changeOneByte,
	cutTail,
	pick,
	printed,
	removeOne,
	swapTwo,
	tampered,
} from './auditTampering.fixture.ts';
import { newId } from './newId.ts';
import { insertPerson } from './oneOfEverything.fixture.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase(20);

const newSchool = () => at.database.inSystem((tx) => insertPerson(tx, `school-${newId()}`));
type Person = Awaited<ReturnType<typeof newSchool>>;

const entryOf = ({ schoolId, userId }: Person, index: number) => ({
	...{ schoolId, actorId: index % 3 === 0 ? null : userId },
	...{ action: 'mark.changed', resourceType: 'review' },
	resourceId: index % 4 === 0 ? null : newId(),
	details: { itemId: `item_${index}`, from: 0, to: 1.5, why: 'Übersehen 漏看 🙂\n"quoted"' },
});
const write = (person: Person, index: number) =>
	at.database.inSchool(person.schoolId, (tx) => insertAuditRecord(tx, entryOf(person, index)));
const check = (schoolId: string) =>
	at.database.readSchool(schoolId, (tx) => checkChain(tx, schoolId));

describe('the audit log', () => {
	it('is one whole chain after 200 writers at once, some of whom fail', async () => {
		const person = await newSchool();
		const writers = Array.from({ length: 200 }, (_, index) =>
			at.database.inSchool(person.schoolId, async (tx) => {
				await insertAuditRecord(tx, entryOf(person, index));
				if (index % 10 === 7) throw new Error('undone');
			}),
		);
		const done = await Promise.allSettled(writers);
		expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(20);
		const { head, fault } = await check(person.schoolId);
		expect(fault).toBeNull();
		// The fixture has written one before.
		expect(head.records).toBe(181);
	});

	it('is a chain for each school, each with numbers of its own from 1 on', async () => {
		const [one, other] = [await newSchool(), await newSchool()];
		await Promise.all(
			Array.from({ length: 20 }, (_, index) => write(index % 2 ? one : other, index)),
		);
		for (const { schoolId } of [one, other]) {
			expect(await check(schoolId)).toMatchObject({ head: { records: 11 }, fault: null });
		}
	});

	it('goes forward in time, and takes neither number, hash nor time from whoever writes', async () => {
		const person = await newSchool();
		await at.database.inSchool(person.schoolId, (tx) =>
			tx.execute(sql`insert into audit_records
				(id, school_id, action, resource_type, sequence, previous_hash, hash, at)
				values (${newId()}, ${person.schoolId}, 'forged', 'user', 77, 'x', 'y', '2001-01-01')`),
		);
		expect(await check(person.schoolId)).toMatchObject({ head: { records: 2 }, fault: null });
		const filter = { action: null, person: null, from: null, to: null, timeZone: 'UTC' };
		const rows = await createAuditReader(at.database).list(person.schoolId, filter, {
			before: null,
			limit: 10,
		});
		expect(rows.map(({ sequence }) => sequence)).toEqual([2, 1]);
		expect(rows[0]!.atMs).toBeGreaterThanOrEqual(rows[1]!.atMs);
	});

	it('is read a piece at a time, for it may be longer than memory', async () => {
		const person = await newSchool();
		for (const index of Array.from({ length: 9 }).keys()) await write(person, index);
		for (const batchLength of [1, 3, 5, 10, 11]) {
			const state = await at.database.readSchool(person.schoolId, (tx) =>
				checkChain(tx, person.schoolId, batchLength),
			);
			expect(state).toMatchObject({ head: { records: 10 }, fault: null });
		}
	});

	it('holds a head that was kept elsewhere, and no other', async () => {
		const person = await newSchool();
		const kept = await at.database.inSchool(person.schoolId, (tx) => readHead(tx, person.schoolId));
		await write(person, 1);
		const holds = (hash: string) =>
			at.database.inSchool(person.schoolId, (tx) => holdsHash(tx, person.schoolId, hash));
		expect([await holds(kept.hash), await holds('f'.repeat(64))]).toEqual([true, false]);
	});
});

describe('1,000 changes past every lock of the database', () => {
	it('are all found out: one byte of any field, a record gone, two swapped, the tail cut off', async () => {
		const person = await newSchool();
		for (const index of Array.from({ length: 11 }).keys()) await write(person, index);
		const rows = await printed(at.database, person.schoolId);
		const random = seededRandom(20_261_128);
		const others = { removeOne, swapTwo, cutTail };
		const seen = { changeOneByte: 0, removeOne: 0, swapTwo: 0, cutTail: 0 };
		const unnoticed: SQL[] = [];
		while (seen.changeOneByte < 1000) {
			const named = random() < 0.06 ? pick(Object.entries(others), random) : null;
			const [name, way] = named ?? (['changeOneByte', changeOneByte] as const);
			const statement = way(rows, random);
			if (!statement) continue;
			const found = await tampered(
				at.database,
				async (tx) => (await tx.execute(statement)).count > 0,
				(tx) => checkChain(tx, person.schoolId),
			);
			if (found === 'nothing changed') continue;
			seen[name as keyof typeof seen] += 1;
			if (!found.fault) unnoticed.push(statement);
		}
		expect(unnoticed).toEqual([]);
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
		expect((await check(person.schoolId)).fault).toBeNull();
	}, 120_000);

	it('are found out also where the head was made to fit, by the head that was kept elsewhere', async () => {
		const person = await newSchool();
		await write(person, 1);
		const { schoolId } = person;
		const kept = await at.database.inSchool(schoolId, (tx) => readHead(tx, schoolId));
		const found = await tampered(
			at.database,
			async (tx) => {
				await tx.execute(
					sql`delete from audit_records where school_id = ${schoolId} and sequence = 2`,
				);
				await tx.execute(sql`update audit_heads set records = 1, hash = (
					select hash from audit_records where school_id = ${schoolId}) where school_id = ${schoolId}`);
				return true;
			},
			async (tx) => ({
				...(await checkChain(tx, schoolId)),
				isKept: await holdsHash(tx, schoolId, kept.hash),
			}),
		);
		expect(found).toMatchObject({ fault: null, isKept: false });
	});

	it('of the head itself, and its loss, are found out', async () => {
		const { schoolId } = await newSchool();
		const faultAfter = async (query: ReturnType<typeof sql>) => {
			const found = await tampered(
				at.database,
				async (tx) => (await tx.execute(query)).count === 1,
				(tx) => checkChain(tx, schoolId),
			);
			return found === 'nothing changed' ? found : found.fault?.what;
		};
		expect(
			await faultAfter(
				sql`update audit_heads set hash = repeat('a', 64) where school_id = ${schoolId}`,
			),
		).toBe('another_end');
		expect(await faultAfter(sql`delete from audit_heads where school_id = ${schoolId}`)).toBe(
			'past_the_end',
		);
		expect(await faultAfter(sql`delete from audit_records where school_id = ${schoolId}`)).toBe(
			'cut_off',
		);
	});
});
