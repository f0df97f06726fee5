import { and, asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDetail } from '#lib/domain/assessment/release.ts';
import { code } from './assessmentRoom.fixture.ts';
import { gradingQueries } from './adapters/db/gradingStore.ts';
import { newId } from './adapters/db/newId.ts';
import { assessments, candidates, sittings, stations } from './adapters/db/schema/assessments.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { toldResults } from './adapters/db/schema/markings.ts';
import { markAssessment, type MarkedAs } from './markedAssessment.fixture.ts';
import { useTestApp } from './openTestApp.fixture.ts';
import { colleagueOf } from './reviewRoom.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const services = () => school.app.services;
const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
	school.database.inSchool(school.student.schoolId, work);

/** The first has every point, the second none. */
const two: MarkedAs = {
	people: 2,
	cutRule: { kind: 'fixed', share: 0.5 },
	levelOf: ({ candidate }, { highest }) => (candidate === 0 ? highest : 0),
	gradeOf: ({ candidate }) => (candidate === 0 ? 4 : 1),
};
const hourMs = 3_600_000;
const atOnce = { atMs: 0, detail: 'result' as ReleaseDetail, withoutCut: false };
let admin: Actor;
beforeAll(async () => {
	admin = await colleagueOf(school, school.student, 'Ana Ruiz', 'admin');
});

type Room = Awaited<ReturnType<typeof markAssessment>>;
const close = (room: Room) => services().assessment.close(room.ada, room.id);
const closed = async (change: Partial<MarkedAs> = {}) => {
	const room = await markAssessment(school, { ...two, ...change });
	await close(room);
	return room;
};
const release = (room: Room, change: Partial<typeof atOnce> = {}) =>
	services().release.release(admin, room.id, { ...atOnce, ...change });
const preview = (room: Room, actor = admin) => services().release.preview(actor, room.id);
const own = async (room: Room, candidate = 0) =>
	services().sitting.get(room.people[candidate]!, room.id);
const tellings = (room: Room) =>
	inSchool((tx) => tx.select().from(toldResults).where(eq(toldResults.assessmentId, room.id)));
/** Every key and text of a payload. */
const walk = (value: unknown): string[] =>
	value !== null && typeof value === 'object'
		? Object.entries(value).flatMap(([key, inner]) => [key, ...walk(inner)])
		: [String(value)];

/** A person gives the second candidate at the first station every point that the first has there. */
const raiseSecond = (room: Room) =>
	inSchool(async (tx) => {
		const [first, second] = await tx
			.select({ consultationId: sittings.consultationId })
			.from(sittings)
			.innerJoin(stations, and(eq(stations.id, sittings.stationId), eq(stations.position, 1)))
			.innerJoin(candidates, eq(candidates.id, sittings.candidateId))
			.where(eq(sittings.assessmentId, room.id))
			.orderBy(asc(sittings.createdAt));
		const queries = gradingQueries(tx, 'none');
		const given = (await queries.list(first!.consultationId)).find(
			({ method }) => method === 'human',
		)!;
		const { method, graderVersion, interpreterVersion, scenarioHash, rubricHash } = given;
		const { catalogueHash, rubric, points, maxPoints, items } = given;
		await queries.append({
			...{ id: newId(), schoolId: room.ada.schoolId, authorId: room.ada.userId },
			...{ consultationId: second!.consultationId, method, graderVersion, interpreterVersion },
			...{ scenarioHash, rubricHash, catalogueHash, rubric, points, maxPoints, items },
			reason: 'Said so at the door.',
		});
	});

describe('results are released', () => {
	it('by administrators alone', async () => {
		const room = await closed();
		for (const actor of [room.ada, room.people[0]!]) {
			const asked = services().release.release(actor, room.id, atOnce);
			await expect(asked).rejects.toMatchObject(code('not_allowed'));
		}
		await expect(preview(room, room.people[0])).rejects.toMatchObject(code('not_allowed'));
		expect(await preview(room, room.ada)).toMatchObject({ mayRelease: false });
		expect(await tellings(room)).toEqual([]);
	});

	it('not while candidates may still come', async () => {
		const room = await markAssessment(school, two);
		await expect(release(room)).rejects.toMatchObject(code('assessment_not_closed'));
		expect(await preview(room)).toMatchObject({ faults: ['assessment_not_closed'] });
	});

	it('not while a candidate whose window is over may go on to the next station', async () => {
		const room = await markAssessment(school, { ...two, sits: (candidate) => 2 - candidate });
		const over = new Date(Date.now() - 1000);
		await inSchool((tx) =>
			tx.update(assessments).set({ closesAt: over }).where(eq(assessments.id, room.id)),
		);
		const refused = { code: 'still_sat', params: { count: 1 } };
		await expect(release(room)).rejects.toMatchObject(refused);
		await close(room);
		await release(room);
		expect((await own(room, 1)).result).toMatchObject({ outcome: 'incomplete', share: null });
	});

	it('not while a sitting waits for a marker, and say how many do', async () => {
		const room = await closed({ isSigned: ({ candidate }) => candidate === 0 });
		const refused = { code: 'not_all_marked', params: { count: 2 } };
		await expect(release(room)).rejects.toMatchObject(refused);
		expect(await preview(room)).toMatchObject({ faults: ['not_all_marked'], unmarked: 2 });
	});

	it('without pass or fail only when that was asked for, where the rule gives no cut', async () => {
		const room = await closed({ cutRule: { kind: 'borderline_regression', borderline: 2 } });
		await expect(release(room)).rejects.toMatchObject(code('cut_refused'));
		await release(room, { withoutCut: true });
		const { result } = await own(room);
		expect(result).toMatchObject({ outcome: 'no_cut', share: 1, cut: null });
	});

	it('with what would be told shown before', async () => {
		const room = await closed();
		expect(await preview(room)).toMatchObject({
			...{ candidates: 2, faults: [], moved: null, mayRelease: true, isOut: false },
			outcomes: { passed: 1, failed: 1, incomplete: 0, no_cut: 0 },
			cut: { ok: true, share: 0.5 },
		});
	});

	it('once, however often the same is sent, and on record', async () => {
		const room = await closed();
		await release(room);
		await Promise.all([release(room), release(room)]);
		expect(await tellings(room)).toHaveLength(2);
		const records = await inSchool((tx) =>
			tx
				.select()
				.from(auditRecords)
				.where(
					and(eq(auditRecords.resourceId, room.id), eq(auditRecords.action, 'results.released')),
				),
		);
		expect(records).toMatchObject([{ details: { detail: 'result', told: 2 } }]);
	});
});

describe('the day of a release', () => {
	it('shows a candidate nothing of a result before it', async () => {
		const room = await closed();
		const before = await own(room);
		expect(before).toMatchObject({ result: null, resultsAtMs: null });
		const atMs = Date.now() + hourMs;
		await release(room, { atMs, detail: 'feedback' });
		const planned = await own(room);
		expect(planned).toEqual({ ...before, resultsAtMs: atMs, nowMs: planned.nowMs });
		const words = walk(planned);
		for (const word of ['share', 'outcome', 'sections', 'cut', 'passed', 'feedback']) {
			expect(words).not.toContain(word);
		}
	});

	it('can be taken back before it, and no longer from then on', async () => {
		const room = await closed();
		await release(room, { atMs: Date.now() + hourMs });
		await services().release.withdraw(admin, room.id);
		expect(await own(room)).toMatchObject({ resultsAtMs: null });
		await release(room);
		const taken = services().release.withdraw(admin, room.id);
		await expect(taken).rejects.toMatchObject(code('already_released'));
	});

	it('stays once it has come: a later release is told at once', async () => {
		const room = await closed();
		await release(room);
		await release(room, { atMs: Date.now() + hourMs, detail: 'sections' });
		expect((await own(room)).result).toMatchObject({ detail: 'sections' });
	});
});

describe('a candidate reads their result', () => {
	it('alone: nothing of single stations', async () => {
		const room = await closed();
		await release(room);
		const { result } = await own(room);
		expect(result).toMatchObject({ outcome: 'passed', share: 1, cut: 0.5, detail: 'result' });
		expect(result!.stations).toMatchObject([
			{ position: 1, isSat: true, marks: null, consultationId: null },
			{ position: 2, isSat: true, marks: null, consultationId: null },
		]);
		expect((await own(room, 1)).result).toMatchObject({ outcome: 'failed', share: 0 });
	});

	it('with sections, without the way to the feedback', async () => {
		const room = await closed();
		await release(room, { detail: 'sections' });
		const [station] = (await own(room)).result!.stations;
		expect(station!.marks).toMatchObject({ share: 1, cut: 0.5 });
		const { sections } = station!.marks!;
		expect(sections.length).toBeGreaterThan(1);
		for (const { points, max } of sections) expect(points).toBeCloseTo(max, 9);
		expect(station!.consultationId).toBeNull();
		expect(walk(await own(room))).not.toContain('rubric');
	});

	it('with all of the feedback, and may open it', async () => {
		const room = await closed();
		await release(room, { detail: 'feedback' });
		const { consultationId } = (await own(room)).result!.stations[0]!;
		const { feedback } = services();
		await expect(feedback.findFeedback(room.people[0]!, consultationId!)).resolves.not.toBeNull();
		const other = feedback.findFeedback(room.people[1]!, consultationId!);
		await expect(other).rejects.toMatchObject(code('not_found'));
	});

	it('and nobody else’s, in another assessment or of another school', async () => {
		const room = await closed();
		await release(room);
		const outsider = await colleagueOf(school, school.student, 'Out Sider', 'student');
		const stranger = await school.newActor('student');
		for (const actor of [outsider, stranger, room.ada]) {
			const asked = services().sitting.get(actor, room.id);
			await expect(asked).rejects.toMatchObject(code('not_found'));
		}
	});

	it('as it was told, whatever is marked anew, until it is released anew; and what was told before stays', async () => {
		const room = await closed();
		await release(room);
		await raiseSecond(room);
		expect((await own(room, 1)).result).toMatchObject({ outcome: 'failed', share: 0 });
		expect(await preview(room)).toMatchObject({ moved: 1 });
		await release(room);
		expect((await own(room, 1)).result).toMatchObject({ outcome: 'passed', share: 0.5 });
		const shares = (await tellings(room)).map(({ result }) => result.share);
		expect(shares.toSorted()).toEqual([0, 0.5, 1]);
		expect(await preview(room)).toMatchObject({ moved: 0 });
	});
});
