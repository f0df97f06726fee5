import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from './useTestDatabase.fixture.ts';
import type { Transaction } from './database.ts';
import { markingQueries } from './markingStore.ts';
import { insertInstructor } from './insertInstructor.fixture.ts';
import { insertOneOfEverything, type SchoolRows } from './oneOfEverything.fixture.ts';
import { reviewQueries } from './reviewStore.ts';
import { assessments } from './schema/assessments.ts';
import { markings } from './schema/markings.ts';

const at = useTestDatabase(10);
let school: SchoolRows;
let assessmentId: string;
let ada: string;
let ben: string;

beforeAll(async () => {
	school = await insertOneOfEverything(at.database, 'school');
	ada = await insertInstructor(at.database, school.schoolId, 'Ada Obi');
	ben = await insertInstructor(at.database, school.schoolId, 'Ben Ito');
	await handIn();
	const [assessment] = await inRoom((_, tx) => tx.select().from(assessments));
	assessmentId = assessment!.id;
});
beforeEach(() => at.database.client.unsafe('delete from markings'));

type Work<T> = (room: ReturnType<typeof markingQueries>, tx: Transaction) => Promise<T>;
const inRoom = <T>(work: Work<T>, { schoolId } = school) =>
	at.database.inSchool(schoolId, (tx) => work(markingQueries(tx, schoolId), tx));

const handIn = () =>
	at.database.client.unsafe(`update consultations set stage = 'submitted', ended_at = now()`);

/** So many sittings more, each at a station of its own, copied from the fixture's and marked by rules. */
async function copySittings(times: number) {
	// Of each table the school has one row so far.
	const copy = (table: string, changes: string) =>
		sql.raw(`insert into ${table}
			select (jsonb_populate_record(t, jsonb_build_object(${changes}))).* from ${table} t, copies c`);
	await inRoom(async (_, tx) => {
		await tx.execute(sql`create temporary table copies on commit drop as
			select n, gen_random_uuid() as station, gen_random_uuid() as consultation
			from generate_series(2, ${times + 1}::int) n`);
		const ofConsultation = `'id', gen_random_uuid(), 'consultation_id', c.consultation`;
		await tx.execute(copy('stations', `'id', c.station, 'position', c.n`));
		await tx.execute(copy('consultations', `'id', c.consultation`));
		await tx.execute(copy('gradings', ofConsultation));
		await tx.execute(copy('sittings', `${ofConsultation}, 'station_id', c.station`));
	});
}

/** A marking of this round for each sitting. */
const markAll = (round: number) =>
	inRoom((_, tx) =>
		tx.execute(sql`insert into markings (id, school_id, assessment_id, sitting_id, round, place)
			select gen_random_uuid(), school_id, assessment_id, id, ${round}::int, (random() * 1000000)::int
			from sittings`),
	);

const all = () =>
	inRoom((_, tx) => tx.select().from(markings).orderBy(markings.place, markings.id));
const next = (who: string, leavingId: string | null = null) =>
	inRoom((room) =>
		room.takeNext(who, { assessmentId, stationId: null, leavingId, markedBy: 'rule' }),
	);
const grade = (id: string, who: string, given = 3) =>
	inRoom(async (room) => {
		await room.hold(id, who);
		await room.grade(id, given);
	});
const expire = () =>
	at.database.client.unsafe(`update markings set leased_until = now() - interval '1 second'
		where leased_until is not null`);

describe('the next marking', () => {
	it('is handed in and marked by machine, and of somebody else', async () => {
		await markAll(1);
		const wanted = { assessmentId, stationId: null, leavingId: null };
		const byModel = { ...wanted, markedBy: 'model' as const };
		expect(await inRoom((room) => room.takeNext(ada, byModel))).toBeNull();
		expect(await next(school.userId)).toBeNull();
		await at.database.client.unsafe(`update consultations set stage = 'writing', ended_at = null`);
		expect(await next(ada)).toBeNull();
		await handIn();
		expect(await next(ada)).not.toBeNull();
	});

	it('is there to be taken where a grader has failed for good', async () => {
		await markAll(1);
		const byModel = { assessmentId, stationId: null, leavingId: null, markedBy: 'model' } as const;
		await at.database.client.unsafe(`update reviews set doubts =
			'[{"itemId": null, "reason": "grading_failed"}]'`);
		expect(await inRoom((room) => room.takeNext(ada, byModel))).not.toBeNull();
	});

	it('is of no sitting of which this person has another round, taken at once or later', async () => {
		await markAll(1);
		await markAll(2);
		const given = await Promise.all([next(ada), next(ada), next(ada)]);
		expect(given.filter((id) => id !== null)).toHaveLength(1);
		expect(await next(ben)).not.toBeNull();
		const [first] = await all();
		expect(await inRoom((room) => room.hold(first!.id, first!.markerId!))).not.toBeNull();
		expect(await inRoom((room) => room.hold(first!.id, school.userId))).toBeNull();
	});
});

describe('a lease', () => {
	it('keeps others away until it is given back or runs out', async () => {
		await markAll(1);
		const id = (await next(ada))!;
		expect(await inRoom((room) => room.hold(id, ben))).toBeNull();
		await expire();
		expect(await inRoom((room) => room.hold(id, ben))).not.toBeNull();
		expect(await inRoom((room) => room.hold(id, ada))).toBeNull();
		await inRoom((room) => room.release(id, ada));
		expect(await inRoom((room) => room.hold(id, ada))).toBeNull();
		await inRoom((room) => room.release(id, ben));
		expect(await inRoom((room) => room.hold(id, ada))).not.toBeNull();
	});

	it('that runs out after the grade leaves the marking with its person', async () => {
		await markAll(1);
		const id = (await next(ada))!;
		await grade(id, ada);
		await expire();
		expect(await inRoom((room) => room.hold(id, ben))).toBeNull();
		await inRoom((room) => room.release(id, ada));
		expect((await inRoom((room) => room.find(id)))?.markerId).toBe(ada);
	});
});

describe('a grade', () => {
	it('is never changed, and neither is what was signed', async () => {
		await markAll(1);
		const id = (await next(ada))!;
		await grade(id, ada, 3);
		await expect(inRoom((room) => room.grade(id, 4))).rejects.toThrow(/never changed/);
		await inRoom((room) => room.sign(id, { onset: 1 }));
		await expect(inRoom((room) => room.setLevels(id, { onset: 0 }))).rejects.toThrow(
			/never changed/,
		);
	});
});

describe('the review of a sitting', () => {
	it('waits in the marking room until every person has signed, and outside it afterwards', async () => {
		await markAll(1);
		const { schoolId, consultationId } = school;
		const inQueue = () =>
			inRoom(async (_, tx) => {
				const queue = reviewQueries(tx, schoolId);
				const open = await queue.findOpen(consultationId);
				return {
					listed: (await queue.listOpen(ada, 2000)).reviews.map(({ id }) => id),
					found: await queue.find(open!.id),
					id: open!.id,
				};
			});
		expect(await inQueue()).toMatchObject({ listed: [], found: null });
		expect(await inRoom((_, tx) => reviewQueries(tx, schoolId).takeNext(ada, null))).toBeNull();
		for (const { id } of await all()) {
			await grade(id, ada);
			await inRoom((room) => room.sign(id, {}));
		}
		const after = await inQueue();
		expect(after.listed).toEqual([after.id]);
		expect(await inRoom((_, tx) => reviewQueries(tx, schoolId).takeNext(ada, null))).toBe(after.id);
	});
});

describe('many sittings', () => {
	beforeAll(() => copySittings(999));

	it('are never given twice, though two people ask a thousand times at once', async () => {
		await markAll(1);
		await markAll(2);
		const asked = Array.from({ length: 1000 }, () => [next(ada), next(ben)]).flat();
		const given = await Promise.all(asked);
		// Each has one round of each sitting.
		expect(given.filter((id) => id !== null)).toHaveLength(2000);
		expect(new Set(given).size).toBe(2000);
		const taken = await all();
		for (const who of [ada, ben]) {
			const sittings = taken.filter(({ markerId }) => markerId === who);
			expect(new Set(sittings.map(({ sittingId }) => sittingId)).size).toBe(1000);
		}
	}, 240_000);

	it('come by their place; for who leaves one, what follows it, round to the first', async () => {
		await markAll(1);
		const [first, second, ...rest] = await all();
		expect(await next(ada)).toBe(first!.id);
		expect(await next(ada)).toBe(second!.id);
		await inRoom((room) => room.release(first!.id, ada));
		expect(await next(ada, second!.id)).toBe(rest[0]!.id);
		expect(await next(ben, rest.at(-1)!.id)).toBe(first!.id);
	});

	it('begun and not signed come first to who has graded them, and to nobody else', async () => {
		await markAll(1);
		const later = (await all())[20]!;
		await grade(later.id, ada);
		await inRoom((room) => room.release(later.id, ada));
		expect(await next(ben)).not.toBe(later.id);
		expect(await next(ada)).toBe(later.id);
	});

	it('are counted by station: to come, waiting, in work, signed', async () => {
		await markAll(1);
		const mine = (await next(ada))!;
		const [counts, markers] = await inRoom((room) =>
			Promise.all([room.countStations(assessmentId, 'rule'), room.countMarkers(assessmentId)]),
		);
		expect(counts).toHaveLength(1000);
		expect(counts.filter(({ waiting }) => waiting === 1)).toHaveLength(999);
		expect(counts.filter(({ inWork }) => inWork === 1)).toHaveLength(1);
		expect(markers).toEqual([{ name: 'Ada Obi', done: 0, inWork: 1 }]);
		await grade(mine, ada);
		await inRoom((room) => room.sign(mine, {}));
		expect(await inRoom((room) => room.countMarkers(assessmentId))).toEqual([
			{ name: 'Ada Obi', done: 1, inWork: 0 },
		]);
	});
});

describe('another school', () => {
	it('sees nothing of the markings, and takes none', async () => {
		await markAll(1);
		const other = await insertOneOfEverything(at.database, 'other');
		const [marking] = await all();
		await inRoom(async (room) => {
			expect(await room.find(marking!.id)).toBeNull();
			expect(await room.hold(marking!.id, other.userId)).toBeNull();
			const wanted = { assessmentId, stationId: null, leavingId: null, markedBy: 'rule' } as const;
			expect(await room.takeNext(other.userId, wanted)).toBeNull();
			expect(await room.countStations(assessmentId, 'rule')).toEqual([]);
		}, other);
		const [same] = await inRoom((_, tx) =>
			tx.select().from(markings).where(eq(markings.id, marking!.id)),
		);
		expect(same).toMatchObject({ markerId: null, leasedUntil: null });
	});
});
