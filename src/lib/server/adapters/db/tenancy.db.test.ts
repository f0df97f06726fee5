import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Transaction } from './database.ts';
import { insertOneOfEverything, type SchoolRows } from './oneOfEverything.fixture.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase();
let mine: SchoolRows;
let theirs: SchoolRows;
let commons: SchoolRows;

beforeAll(async () => {
	mine = await insertOneOfEverything(at.database, 'mine');
	theirs = await insertOneOfEverything(at.database, 'theirs');
	commons = await insertOneOfEverything(at.database, 'commons', { isCommons: true });
});

/** Have no school: see the schema. */
const withoutSchool = ['service_heartbeat', 'sign_in_attempts'];
const library = [
	'scenarios',
	'scenario_versions',
	'scenario_texts',
	'rubric_versions',
	'rubric_texts',
];

const listTables = (tx: Transaction) =>
	tx.execute<{ name: string; hasSchool: boolean; isProtected: boolean }>(sql`
		select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isProtected",
			exists (select 1 from pg_attribute a where a.attrelid = c.oid
				and a.attname = 'school_id' and a.attnotnull) as "hasSchool"
		from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`);

const tables = () => at.database.inSystem(listTables);
const tenantTables = async () => (await tables()).filter((table) => table.hasSchool);

const failure = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'nothing was refused',
		(error: Error) => error.message,
	);

describe('every table', () => {
	it('is protected by forced row-level security', async () => {
		const open = (await tables()).filter((table) => !table.isProtected).map(({ name }) => name);
		expect(open).toEqual([]);
	});

	it('says whose its rows are', async () => {
		const unowned = (await tables()).filter((table) => !table.hasSchool).map(({ name }) => name);
		expect(unowned.sort()).toEqual(['schools', ...withoutSchool]);
	});

	it('has a row of each school in this test, so that nothing below holds for want of rows', async () => {
		for (const { name } of await tenantTables()) {
			const rows = await at.database.inSystem((tx) =>
				tx.execute(sql`select distinct school_id from ${sql.identifier(name)}`),
			);
			expect(rows.length, name).toBe(3);
		}
	});
});

describe('a school', () => {
	it("reads its own rows and no other school's, in every table", async () => {
		for (const { name } of await tenantTables()) {
			const rows = await at.database.inSchool(mine.schoolId, (tx) =>
				tx.execute<{ school: string }>(
					sql`select distinct school_id as school from ${sql.identifier(name)}`,
				),
			);
			const expected = library.includes(name) ? [mine.schoolId, commons.schoolId] : [mine.schoolId];
			expect(rows.map((row) => row.school).sort(), name).toEqual(expected.sort());
		}
	});

	it("changes and removes no other school's rows, in any table, the commons' included", async () => {
		for (const { name } of await tenantTables()) {
			for (const { schoolId } of [theirs, commons]) {
				const attempts = [
					sql`update ${sql.identifier(name)} set school_id = school_id where school_id = ${schoolId}`,
					sql`delete from ${sql.identifier(name)} where school_id = ${schoolId}`,
				];
				for (const attempt of attempts) {
					const count = await at.database
						.inSchool(mine.schoolId, async (tx) => (await tx.execute(attempt)).count)
						.catch((error: Error) => {
							expect(error.message, name).toMatch(/permission denied/);
							return 0;
						});
					expect(count, name).toBe(0);
				}
			}
		}
	});

	it('puts no row into another school, in any table', async () => {
		for (const { name } of await tenantTables()) {
			const table = sql.identifier(name);
			const message = await failure(
				at.database.inSchool(mine.schoolId, (tx) =>
					tx.execute(sql`insert into ${table} select (jsonb_populate_record(t,
						jsonb_build_object('school_id', ${theirs.schoolId}::text))).*
						from ${table} t where school_id = ${mine.schoolId}`),
				),
			);
			expect(message, name).toMatch(/violates row-level security policy|published version/);
		}
	});

	it("starts no consultation on another school's scenario, but may on the commons'", async () => {
		const move = (to: SchoolRows) =>
			at.database.inSchool(mine.schoolId, (tx) =>
				tx.execute(sql`update consultations set scenario_school_id = ${to.schoolId},
					scenario_version_id = ${to.scenarioVersionId}`),
			);
		expect(await failure(move(theirs))).toMatch(/row-level security/);
		await expect(move(commons)).resolves.toMatchObject({ count: 1 });
	});

	it("assigns no other school's case, but may assign the commons'", async () => {
		const move = (to: SchoolRows) =>
			at.database.inSchool(mine.schoolId, (tx) =>
				tx.execute(sql`update assignments set scenario_school_id = ${to.schoolId},
					scenario_id = ${to.scenarioId}`),
			);
		expect(await failure(move(theirs))).toMatch(/row-level security/);
		await expect(move(commons)).resolves.toMatchObject({ count: 1 });
	});

	it('sees itself and the commons among the schools, and changes its own name and language alone', async () => {
		const seen = await at.database.inSchool(mine.schoolId, (tx) =>
			tx.execute<{ id: string }>(sql`select id from schools`),
		);
		expect(seen.map((row) => row.id).sort()).toEqual([mine.schoolId, commons.schoolId].sort());
		const change = (what: string) =>
			at.database.inSchool(mine.schoolId, (tx) => tx.execute(`update schools set ${what}`));
		await expect(change(`name = 'Another', default_language = 'zh-CN'`)).resolves.toMatchObject({
			count: 1,
		});
		for (const kept of [`slug = 'another'`, 'is_commons = true']) {
			expect(await failure(change(kept)), kept).toMatch(/permission denied/);
		}
	});

	it('reads nothing of the count of sign-in attempts', async () => {
		const read = at.database.inSchool(mine.schoolId, (tx) =>
			tx.execute(sql`select * from sign_in_attempts`),
		);
		expect(await failure(read)).toMatch(/permission denied/);
	});
});

describe('foreign keys', () => {
	it('carry the school with them, so that a row cannot belong to a record of another school', async () => {
		const bare = await at.database.inSystem((tx) =>
			tx.execute<{ name: string; source: string }>(sql`
				select k.conname as name, k.conrelid::regclass::text as source from pg_constraint k
				where k.contype = 'f' and k.connamespace = 'public'::regnamespace
				and k.confrelid <> 'schools'::regclass
				and not exists (select 1 from pg_attribute a where a.attrelid = k.conrelid
					and a.attnum = any(k.conkey) and a.attname like '%school_id')
				order by 1`),
		);
		// These add "of the same consultation" to a row whose consultation carries the school.
		expect(bare.map((row) => row.name)).toEqual([
			'disputes_utterance_fk',
			'hints_event_fk',
			'replies_utterance_of_consultation_fk',
			'reply_reports_utterance_fk',
			'review_comments_utterance_fk',
			'utterances_answers_fk',
		]);
	});

	it('have a stand-in for the pieces of replies: one of another school, consultation or reply is refused', async () => {
		const strays = ['school_id', 'consultation_id', 'reply_id'].map((column) =>
			failure(
				at.database.inSystem((tx) =>
					tx.execute(sql`insert into reply_chunks select (jsonb_populate_record(piece,
						jsonb_build_object('sequence', 99, ${column}::text, other.value ->> ${column}::text))).*
						from reply_chunks piece, (select to_jsonb(reply_chunks) as value from reply_chunks
							where school_id = ${theirs.schoolId}) other
						where school_id = ${mine.schoolId}`),
				),
			),
		);
		for (const message of await Promise.all(strays))
			expect(message).toMatch(/A piece is of a reply of its consultation and school/);
	});

	it('refuse a session of a user of another school, even from the system', async () => {
		const message = await failure(
			at.database.inSystem((tx) =>
				tx.execute(sql`update sessions set user_id = ${theirs.userId}
					where school_id = ${mine.schoolId}`),
			),
		);
		expect(message).toMatch(/sessions_user_fk/);
	});
});

describe('the database itself', () => {
	it('is worked on by roles that are no superusers and cannot pass by row-level security', async () => {
		const roles = await at.database.inSystem((tx) =>
			tx.execute(sql`select rolname from pg_roles where rolname like 'virtual_patient_%'
				and not rolsuper and not rolbypassrls and not rolcanlogin`),
		);
		expect(roles.length).toBe(2);
	});

	it('leaves no school set on a pooled connection after the transaction', async () => {
		await at.database.inSchool(mine.schoolId, (tx) => tx.execute(sql`select 1`));
		const [row] = await at.database.inSystem((tx) =>
			tx.execute<{ school: string | null }>(sql`select current_school_id() as school`),
		);
		expect(row?.school).toBeNull();
	});
});
