/** Reaches across schools through every route: each file under src/routes that a server runs stands in one of two lists. */
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { roles } from '#lib/domain/access/role.ts';
import { appeals, markings } from '#lib/server/adapters/db/schema/markings.ts';
import { candidates, sittings, stations } from '#lib/server/adapters/db/schema/assessments.ts';
import { cohortMembers, cohorts } from '#lib/server/adapters/db/schema/cohorts.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { reviews } from '#lib/server/adapters/db/schema/reviews.ts';
import { markAssessment } from '#lib/server/markedAssessment.fixture.ts';
import { useTestApp } from '#lib/server/openTestApp.fixture.ts';
import { colleagueOf, finishConsultation } from '#lib/server/reviewRoom.fixture.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import {
	reason,
	withoutParameter,
	withParameter,
	type Entry,
	type Targets,
} from './tenancyRoutes.fixture.ts';
import { askRoute, type Ask } from './tenancyWalk.fixture.ts';

type Run = (event: never) => unknown;
type Route = { load?: Run; actions?: Record<string, Run>; GET?: Run; POST?: Run; PUT?: Run };

const files = import.meta.glob<Route>('./**/+{page,layout}.server.ts');
const handlers = import.meta.glob<Route>('./**/+server.ts');
const routes = { ...files, ...handlers };

const school = useTestApp();
let targets: Targets;
const inside = {} as Record<'student' | 'instructor' | 'admin', Actor>;
const strangers: Actor[] = [];
const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
	school.database.inSchool(school.student.schoolId, work);

async function insertCohort(userId: string) {
	const [cohortId, { schoolId }] = [newId(), school.student];
	await inSchool(async (tx) => {
		await tx.insert(cohorts).values({ id: cohortId, schoolId, name: 'Their cohort' });
		await tx.insert(cohortMembers).values({ schoolId, cohortId, userId });
	});
	return cohortId;
}

async function openSitting() {
	const room = await markAssessment(school, {
		...{ people: 1, cutRule: { kind: 'fixed', share: 0.5 } },
		...{ levelOf: () => 0, gradeOf: () => 1 },
	});
	const [student] = room.people as [Actor];
	const { assessment, release, appeals: service } = school.app.services;
	await assessment.close(room.ada, room.id);
	await release.release(inside.admin, room.id, { atMs: 0, detail: 'feedback', withoutCut: false });
	await service.open(student, room.id, { id: randomUUID(), position: 1, words: reason });
	Object.assign(inside, { student, instructor: room.ada });
	return room.id;
}

beforeAll(async () => {
	inside.admin = await colleagueOf(school, school.student, 'Ana Ruiz', 'admin');
	const practised = await finishConsultation(school, school.student);
	const assessmentId = await openSitting();
	await school.app.gradeWaiting();
	const slug = 'their-own-case';
	await school.app.services.authoring.create(inside.instructor, {
		...{ slug, language: 'en', complaint: 'cough' },
	});
	const [appeal] = await inSchool((tx) =>
		tx
			.select({
				id: appeals.id,
				candidateId: candidates.id,
				consultationId: sittings.consultationId,
				reviewId: reviews.id,
				markingId: markings.id,
			})
			.from(appeals)
			.innerJoin(sittings, eq(sittings.id, appeals.sittingId))
			.innerJoin(markings, eq(markings.sittingId, sittings.id))
			.innerJoin(stations, eq(stations.id, sittings.stationId))
			.innerJoin(candidates, eq(candidates.id, sittings.candidateId))
			.innerJoin(reviews, and(eq(reviews.consultationId, sittings.consultationId)))
			.where(eq(appeals.assessmentId, assessmentId)),
	);
	expect(practised).not.toBe('');
	const { id: appealId, ...of } = appeal!;
	const { userId } = inside.student;
	targets = { assessmentId, appealId, ...of, userId, slug, cohortId: await insertCohort(userId) };
	for (const role of roles) strangers.push(await school.newActor(role));
});

const nameOf = (file: string) => file.replace('./', '');
const loadRoute = (name: string) => routes[`./${name}`]!();
const paramsOf = ({ params, fixed }: Entry) =>
	Object.fromEntries([...params.map((key) => [key, targets[key]]), ...Object.entries(fixed ?? {})]);

type Asked = { of: string; run: Run; ask: Ask };

/** Every load, action and handler of a route, with what a person of the school would send. */
function listAsks(route: Route, entry: Entry): Asked[] {
	const ask = { params: paramsOf(entry) };
	const asked: Asked[] = [];
	if (route.load) asked.push({ of: 'load', run: route.load, ask });
	for (const [name, run] of Object.entries(route.actions ?? {})) {
		const form = entry.forms?.[name];
		if (!form) throw new Error(`The form of ${name} is missing.`);
		asked.push({ of: name, run, ask: { ...ask, form: form(targets) } });
	}
	const body = entry.body?.(targets);
	if (route.GET) asked.push({ of: 'GET', run: route.GET, ask });
	for (const method of ['POST', 'PUT'] as const) {
		const run = route[method];
		if (run) asked.push({ of: method, run, ask: { ...ask, body } });
	}
	return asked;
}

/** Of every table the rows of the school that is reached for. */
const fingerprint = () =>
	inSchool(async (tx) => {
		const { rows } = {
			rows: await tx.execute(sql`select table_name as name
			from information_schema.columns where table_schema = 'public' and column_name = 'school_id'
			order by table_name`),
		};
		const prints: string[] = [];
		for (const { name } of rows as unknown as { name: string }[]) {
			const table = sql.identifier(name);
			const [row] = await tx.execute<{ print: string }>(
				sql`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as print from ${table} t`,
			);
			prints.push(`${name} ${row!.print}`);
		}
		return prints;
	});

/** What would tell of the school: any of its ids, names or words. */
const traces = () => [
	...Object.entries(targets).flatMap(([key, value]) => (key === 'slug' ? [] : [value])),
	...[inside.admin.userId, inside.instructor.userId, school.student.schoolId],
	...['Candidate 0', 'Ana Ruiz', 'Ada Obi', 'Their cohort'],
];

describe('a person of another school', () => {
	it('is asked about at every route there is', () => {
		const listed = [...Object.keys(withParameter), ...Object.keys(withoutParameter)];
		expect(listed.toSorted()).toEqual(Object.keys(routes).map(nameOf).toSorted());
		const hidden = Object.keys(withoutParameter).filter(
			(name) => name.includes('[') && !name.includes('[token]'),
		);
		expect(hidden).toEqual([]);
	});

	it.each(Object.keys(withParameter))('is refused at %s, and changes nothing', async (name) => {
		const entry = withParameter[name]!;
		const route = await loadRoute(name);
		const before = await fingerprint();
		for (const { of, run } of listAsks(route, entry)) {
			for (const actor of strangers) {
				// Asked anew for each: a request is read once.
				const ask = listAsks(route, entry).find((one) => one.of === of)!.ask;
				const { status, text } = await askRoute(run, school.app.services, actor, ask);
				expect([403, 404], `${of} as ${actor.role}: ${status} ${text}`).toContain(status);
				for (const trace of traces()) expect(text).not.toContain(trace);
			}
		}
		expect(await fingerprint()).toEqual(before);
	});

	it.each(Object.keys(withoutParameter))('finds nothing of the school at %s', async (name) => {
		// Made-up screens know of no person; a link's owner is nobody yet.
		const knowsPerson = !name.startsWith('design/') && !name.includes('[token]');
		const { load } = knowsPerson ? await loadRoute(name) : {};
		for (const actor of load ? strangers : []) {
			const { text } = await askRoute(load!, school.app.services, actor, {});
			for (const trace of traces()) expect(text).not.toContain(trace);
		}
		expect(withoutParameter[name]).not.toBe('');
	});
});

describe('a person of the school', () => {
	const read = Object.entries(withParameter).filter(([, { reader }]) => reader);

	it.each(read)('finds it at %s: the walk asks for what is there', async (name, entry) => {
		const { load } = await loadRoute(name);
		const ask = { params: paramsOf(entry) };
		const found = await askRoute(load!, school.app.services, inside[entry.reader!], ask);
		expect([found.status, found.text]).toEqual([200, expect.any(String)]);
	});
});
