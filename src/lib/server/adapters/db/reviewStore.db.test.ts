import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { insertInstructor } from './insertInstructor.fixture.ts';
import { insertOneOfEverything, type SchoolRows } from './oneOfEverything.fixture.ts';
import { reviewQueries } from './reviewStore.ts';
import { gradings, itemScores } from './schema/gradings.ts';
import { reviews } from './schema/reviews.ts';

const at = useTestDatabase(10);
let school: SchoolRows;
let ada: string;
let ben: string;

beforeAll(async () => {
	school = await insertOneOfEverything(at.database, 'school');
	// What people still mark as a sitting stays out of the queue.
	await at.database.client.unsafe('delete from markings');
	ada = await insertInstructor(at.database, school.schoolId, 'Ada Obi');
	ben = await insertInstructor(at.database, school.schoolId, 'Ben Ito');
});
beforeEach(() => at.database.client.unsafe('delete from reviews'));

type Work<T> = (queue: ReturnType<typeof reviewQueries>, tx: Transaction) => Promise<T>;
const inQueue = <T>(work: Work<T>, { schoolId } = school) =>
	at.database.inSchool(schoolId, (tx) => work(reviewQueries(tx, schoolId), tx));

/** So many consultations more, copied from the fixture's. */
const copyConsultations = (times: number) =>
	at.database.inSchool(school.schoolId, (tx) =>
		tx.execute(sql`insert into consultations
			select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
			from consultations c, generate_series(1, ${times}::int) where c.id = ${school.consultationId}`),
	);
const reviewAll = () =>
	at.database.inSchool(school.schoolId, (tx) =>
		tx.execute(sql`insert into reviews (id, school_id, consultation_id, doubts, opened_at)
			select gen_random_uuid(), school_id, id, '[{"itemId": "onset", "reason": "unscored"}]',
				'2026-01-05'::timestamptz + row_number() over () * interval '1 minute'
			from consultations`),
	);

const doubt = (itemId: string | null, reason: Doubt['reason'] = 'unscored'): Doubt => ({
	itemId,
	reason,
});
const raise = (...doubts: Doubt[]) =>
	inQueue((queue) => queue.raise(school.consultationId, doubts));
const all = () => inQueue((_, tx) => tx.select().from(reviews));

async function decideByPerson(itemId: string) {
	const { schoolId, gradingId } = school;
	await inQueue(async (_, tx) => {
		const [machine] = await tx.select().from(gradings).where(eq(gradings.id, gradingId));
		const human = { ...machine!, id: newId(), method: 'human' as const, authorId: ada };
		await tx.insert(gradings).values(human);
		await tx.insert(itemScores).values({ schoolId, gradingId: human.id, itemId, level: 1 });
	});
}

describe('doubts', () => {
	it('open one review a consultation, and later ones join it, each once', async () => {
		await raise(doubt('onset'), doubt('onset'));
		await raise(doubt('onset'), doubt('worry', 'disputed'));
		expect(await all()).toMatchObject([{ doubts: [doubt('onset'), doubt('worry', 'disputed')] }]);
	});

	it('found by many at once still open one review, and none of them is lost', async () => {
		const names = Array.from({ length: 20 }, (_, index) => `item_${index}`);
		await Promise.all(names.map((name) => raise(doubt(name))));
		const [review, ...others] = await all();
		expect(others).toEqual([]);
		expect(review!.doubts.map(({ itemId }) => itemId).sort()).toEqual(names.sort());
	});

	it('that are none open nothing', async () => {
		await raise();
		expect(await all()).toEqual([]);
	});

	it('about what a person has decided open nothing, for that is final', async () => {
		await decideByPerson('associated');
		await raise(doubt('associated', 'disputed'));
		expect(await all()).toEqual([]);
		await raise(doubt('associated', 'disputed'), doubt('onset'));
		expect(await all()).toMatchObject([{ doubts: [doubt('onset')] }]);
	});

	it('come back in a new review after the earlier one was closed', async () => {
		await raise(doubt('onset'));
		const [first] = await all();
		await inQueue((queue) => queue.close(first!.id, ada));
		await raise(doubt('worry'));
		expect((await all()).map(({ status }) => status).sort()).toEqual(['closed', 'open']);
	});
});

describe('the next review', () => {
	const next = (who: string, leaving: string | null = null) =>
		inQueue((queue) => queue.takeNext(who, leaving));

	it('is never the same for two reviewers, though each asks a thousand times at once', async () => {
		await copyConsultations(1000);
		await reviewAll();
		const waiting = (await all()).length;
		const asked = Array.from({ length: 1000 }, () => [next(ada), next(ben)]).flat();
		const given = (await Promise.all(asked)).filter((id) => id !== null);
		expect(given).toHaveLength(waiting);
		expect(new Set(given).size).toBe(waiting);
	}, 120_000);

	it('is the longest waiting, and for who leaves one the first after it, round to the start', async () => {
		await reviewAll();
		const [first, second, ...rest] = (await inQueue((queue) => queue.listOpen(ada, 2000))).reviews;
		expect(await next(ada, second!.id)).toBe(rest[0]!.id);
		expect(await next(ada, rest.at(-1)!.id)).toBe(first!.id);
		expect(await next(ben)).toBe(second!.id);
	});

	it('is none of one’s own consultations', async () => {
		await raise(doubt('onset'));
		expect(await next(school.userId)).toBeNull();
		expect(await inQueue((queue) => queue.listOpen(school.userId, 10))).toEqual({
			reviews: [],
			total: 0,
		});
	});
});

describe('a lease', () => {
	const hold = (who: string) =>
		all().then(([review]) => inQueue((queue) => queue.hold(review!.id, who)));
	const expire = () =>
		at.database.client.unsafe(`update reviews set leased_until = now() - interval '1 second'`);

	beforeEach(() => raise(doubt('onset')));

	it('lasts ten minutes, and longer each time its holder asks', async () => {
		const first = (await hold(ada))!;
		const [{ now } = { now: 0 }] = await inQueue((_, tx) =>
			tx.execute<{ now: number }>(
				sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
			),
		);
		expect(first - now).toBeGreaterThan(9 * 60_000);
		expect(first - now).toBeLessThanOrEqual(10 * 60_000);
		expect(await hold(ada)).toBeGreaterThanOrEqual(first);
	});

	it('keeps others away until it is given back', async () => {
		await hold(ada);
		expect(await hold(ben)).toBeNull();
		const [review] = await all();
		await inQueue((queue) => queue.release(review!.id, ben));
		expect(await hold(ben)).toBeNull();
		await inQueue((queue) => queue.release(review!.id, ada));
		expect(await hold(ben)).not.toBeNull();
	});

	it('that ran out is anybody’s, and shown as nobody’s', async () => {
		await hold(ada);
		await expire();
		const [review] = await all();
		expect((await inQueue((queue) => queue.find(review!.id)))!.lease).toBeNull();
		expect(await hold(ben)).not.toBeNull();
		expect(await hold(ada)).toBeNull();
		const found = await inQueue((queue) => queue.find(review!.id));
		expect(found!.lease).toMatchObject({ byId: ben, byName: 'Ben Ito' });
	});
});

describe('another school', () => {
	it('sees nothing of the queue, takes nothing from it and gives nothing back', async () => {
		await raise(doubt('onset'));
		const [review] = await all();
		await inQueue((queue) => queue.hold(review!.id, ada));
		const other = await insertOneOfEverything(at.database, 'other');
		await at.database.client.unsafe(
			`delete from reviews where consultation_id = '${other.consultationId}'`,
		);
		await inQueue(async (queue) => {
			expect(await queue.find(review!.id)).toBeNull();
			expect(await queue.listOpen(newId(), 10)).toEqual({ reviews: [], total: 0 });
			expect(await queue.takeNext(newId(), null)).toBeNull();
			await queue.release(review!.id, ada);
			await queue.close(review!.id, other.userId);
		}, other);
		expect(await all()).toMatchObject([{ status: 'open', leasedById: ada }]);
	});
});
