import { inspect } from 'node:util';
import { eq, sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { readClock, type Transaction } from './database.ts';
import { newId } from './newId.ts';
import {
	insertGrading,
	insertOneOfEverything,
	type SchoolRows,
} from './oneOfEverything.fixture.ts';
import { itemScores } from './schema/gradings.ts';
import { replies } from './schema/replies.ts';
import { scenarioTexts, scenarioVersions } from './schema/scenarios.ts';
import { users } from './schema/users.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase();
let school: SchoolRows;

beforeAll(async () => {
	school = await insertOneOfEverything(at.database, 'school');
});

const failure = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'nothing was refused',
		(error: Error) => error.message,
	);

const inBothRoles = async (query: SQL): Promise<string[]> => [
	await failure(at.database.inSchool(school.schoolId, (tx) => tx.execute(query))),
	await failure(at.database.inSystem((tx) => tx.execute(query))),
];

describe('what is on record', () => {
	it.each([
		'audit_records',
		'time_credits',
		'consultation_events',
		'utterances',
		'reply_chunks',
		'gradings',
		'item_scores',
	])('%s can be appended to, never changed or removed', async (name) => {
		const table = sql.identifier(name);
		for (const query of [
			sql`update ${table} set school_id = school_id`,
			sql`delete from ${table}`,
		]) {
			for (const message of await inBothRoles(query)) expect(message).toMatch(/permission denied/);
		}
	});

	it.each(['gradings', 'item_scores'])('%s are not changed even by the owner', async (name) => {
		const change = at.database.client.unsafe(`update ${name} set school_id = school_id`);
		expect(await failure(change)).toMatch(/append a new one/);
	});
});

describe('a published version', () => {
	it.each(['scenario_versions', 'rubric_versions'])('of %s is immutable', async (name) => {
		const table = sql.identifier(name);
		for (const query of [
			sql`update ${table} set status = 'draft', published_at = null`,
			sql`delete from ${table}`,
		]) {
			for (const message of await inBothRoles(query)) expect(message).toMatch(/published version/);
		}
	});

	it.each(['scenario_texts', 'rubric_texts'])('keeps its %s as they were', async (name) => {
		const table = sql.identifier(name);
		for (const query of [
			sql`update ${table} set yaml = 'another'`,
			sql`delete from ${table}`,
			sql`insert into ${table} select (jsonb_populate_record(t, '{"language": "zh-CN"}')).* from ${table} t`,
		]) {
			for (const message of await inBothRoles(query)) {
				expect(message).toMatch(/text of a published version/);
			}
		}
	});

	it('grows out of a draft, which may be changed until then', async () => {
		await at.database.inSchool(school.schoolId, async (tx) => {
			const [published] = await tx
				.select()
				.from(scenarioVersions)
				.where(eq(scenarioVersions.id, school.scenarioVersionId));
			const draft = { ...published!, id: newId(), version: 2, status: 'draft' as const };
			await tx.insert(scenarioVersions).values({ ...draft, publishedAt: null });
			const text = { schoolId: school.schoolId, scenarioVersionId: draft.id };
			await tx.insert(scenarioTexts).values({ ...text, language: 'en', yaml: 'first' });
			await tx
				.update(scenarioTexts)
				.set({ yaml: 'second' })
				.where(eq(scenarioTexts.scenarioVersionId, draft.id));
			const publish = { status: 'published', publishedAt: new Date() } as const;
			const done = await tx
				.update(scenarioVersions)
				.set(publish)
				.where(eq(scenarioVersions.id, draft.id));
			expect(done.count).toBe(1);
		});
	});
});

describe('what is read at one moment', () => {
	it('holds nothing that another transaction commits while it is read', async () => {
		const renamed = `renamed ${newId()}`;
		const nameIn = (tx: Transaction) =>
			tx.select({ name: users.displayName }).from(users).where(eq(users.id, school.userId));
		const [before, after] = await at.database.readSchool(school.schoolId, async (tx) => {
			const first = await nameIn(tx);
			await at.database.inSchool(school.schoolId, (other) =>
				other.update(users).set({ displayName: renamed }).where(eq(users.id, school.userId)),
			);
			return [first, await nameIn(tx)];
		});
		expect(after).toEqual(before);
		expect(await at.database.readSchool(school.schoolId, nameIn)).toEqual([{ name: renamed }]);
	});

	it('is read alone: a write there is refused', async () => {
		const write = at.database.readSchool(school.schoolId, (tx) =>
			tx.update(users).set({ displayName: 'x' }).where(eq(users.id, school.userId)),
		);
		expect(await failure(write)).toMatch(/read-only transaction/);
	});
});

describe('a consultation', () => {
	it('has one reply under way at most', async () => {
		const second = at.database.inSchool(school.schoolId, (tx) =>
			tx.insert(replies).values({
				id: newId(),
				schoolId: school.schoolId,
				consultationId: school.consultationId,
				plan: {},
			}),
		);
		expect(await failure(second)).toMatch(/replies_one_open/);
	});

	it('is graded once by one version of a machine grader', async () => {
		const again = at.database.inSchool(school.schoolId, (tx) =>
			insertGrading(tx, school, school.rubricVersionId),
		);
		expect(await failure(again)).toMatch(/gradings_one_by_machine/);
	});

	it.each([
		['neither a level nor a reason', {}],
		['both a level and a reason', { level: 0, unscoredReason: 'needs_person' as const }],
	])('refuses an item score with %s', async (_, score) => {
		const insert = at.database.inSchool(school.schoolId, (tx) =>
			tx.insert(itemScores).values({
				schoolId: school.schoolId,
				gradingId: school.gradingId,
				itemId: 'another',
				...score,
			}),
		);
		expect(await failure(insert)).toMatch(/item_scores_level_or_reason/);
	});
});

describe('an e-mail address', () => {
	it('belongs to one person in all schools, whatever its capitals', async () => {
		const other = at.database.inSystem(async (tx) => {
			await tx.insert(users).values({
				id: newId(),
				schoolId: school.schoolId,
				email: 'Student@SCHOOL.example',
				displayName: 'Another',
				role: 'student',
			});
		});
		expect(await failure(other)).toMatch(/users_email_unique/);
	});
});

describe('an error of the database', () => {
	it('repeats nothing of what was to be stored, so that a log holds no secrets', async () => {
		const insert = at.database.inSchool(school.schoolId, (tx) =>
			tx.insert(users).values({
				id: school.userId,
				schoolId: school.schoolId,
				email: 'secret@school.example',
				displayName: 'Secret',
				passwordHash: 'secret',
				role: 'student',
			}),
		);
		const error: unknown = await insert.catch((refusal: unknown) => refusal);
		expect(inspect(error, { depth: 5 })).toMatch(/users_pkey/);
		expect(inspect(error, { depth: 5 })).not.toMatch(/secret/i);
	});

	it('holds neither the row nor the document that was refused', async () => {
		const refused = ['null', `'{"said": "secret \\u0000"}'::jsonb`].map((value) =>
			at.database.inSchool(school.schoolId, (tx) =>
				tx.execute(
					`insert into audit_records (id, school_id, action, resource_type, details)
						values (gen_random_uuid(), null, 'secret', 'secret', ${value})`,
				),
			),
		);
		for (const error of await Promise.all(refused.map((one) => one.catch((fault) => fault)))) {
			expect(inspect(error, { depth: 5 })).toMatch(/PostgresError/);
			expect(inspect(error, { depth: 5 })).not.toMatch(/secret/i);
		}
	});
});

describe('the clock', () => {
	it('is the database server’s, and goes on within a transaction', async () => {
		const [first, second] = await at.database.inSystem(async (tx) => [
			await readClock(tx),
			await tx.execute(sql`select pg_sleep(0.002)`).then(() => readClock(tx)),
		]);
		expect(second!.getTime()).toBeGreaterThan(first!.getTime());
	});
});
