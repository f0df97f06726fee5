/** Reaches across schools through every route: each file under src/routes that a server runs stands in one of two lists. */
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { roles } from '#lib/domain/access/role.ts';
import { appeals } from '#lib/server/adapters/db/schema/markings.ts';
import { candidates, sittings, stations } from '#lib/server/adapters/db/schema/assessments.ts';
import { cohortMembers, cohorts } from '#lib/server/adapters/db/schema/cohorts.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { reviews } from '#lib/server/adapters/db/schema/reviews.ts';
import { markAssessment } from '#lib/server/markedAssessment.fixture.ts';
import { useTestApp } from '#lib/server/openTestApp.fixture.ts';
import { colleagueOf, finishConsultation } from '#lib/server/reviewRoom.fixture.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import { askRoute, type Ask, type Texts } from './tenancyWalk.fixture.ts';

type Run = (event: never) => unknown;
type Route = { load?: Run; actions?: Record<string, Run>; GET?: Run; POST?: Run; PUT?: Run };

const files = import.meta.glob<Route>('./**/+{page,layout}.server.ts');
const handlers = import.meta.glob<Route>('./**/+server.ts');
const routes = { ...files, ...handlers };

/** What belongs to the school that is reached for. */
type Targets = Record<
	| 'assessmentId'
	| 'appealId'
	| 'consultationId'
	| 'reviewId'
	| 'cohortId'
	| 'userId'
	| 'candidateId',
	string
> & { slug: string };

type Entry = {
	params: readonly (keyof Targets)[];
	fixed?: Texts;
	/** A sound body, so that nothing but the person is refused. */
	body?: (targets: Targets) => object;
	/** By action; one that asks for nothing has an empty form. */
	forms?: Record<string, (targets: Targets) => Texts>;
	/** Who of the school may load it: shows that the walk asks for what is there. */
	reader?: 'student' | 'instructor' | 'admin';
};

const command = () => ({ commandId: randomUUID() });
const none = () => ({});
const reason = 'The invigilator asked for it.';
const later = () => ({ opensAtMs: '1', closesAtMs: String(Date.now() + 86_400_000), reason });

const consultationOf = (body: () => object): Entry => ({
	params: ['consultationId'],
	body: () => ({ ...command(), ...body() }),
});
const reviewOf = (body: () => object): Entry => ({
	params: ['reviewId'],
	body: () => ({ ...command(), ...body() }),
});
const caseOf = (body: () => object): Entry => ({
	params: ['slug'],
	fixed: { language: 'en' },
	body,
});

const withParameter: Record<string, Entry> = {
	'(instructor)/assessments/[assessmentId=uuid]/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
		forms: {
			stations: () => ({ stations: '[]' }),
			window: later,
			code: () => ({ startCode: 'ACE347', reason }),
			cohort: ({ cohortId }) => ({ cohortId }),
			candidate: ({ userId }) => ({ userId }),
			remove: ({ candidateId }) => ({ candidateId }),
			extra: ({ candidateId }) => ({ candidateId, extraPercent: '25', reason }),
			...{ seal: none, unseal: none, close: none },
		},
	},
	'(instructor)/assessments/[assessmentId=uuid]/live/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/release/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'admin' },
		forms: { release: () => ({ atMs: '1', detail: 'feedback' }), withdraw: none },
	},
	'(instructor)/assessments/[assessmentId=uuid]/appeals/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/appeals/[appealId=uuid]/+page.server.ts': {
		...{ params: ['assessmentId', 'appealId'], reader: 'instructor' },
		forms: { answer: () => ({ outcome: 'rejected', words: reason }) },
	},
	'(instructor)/cases/[slug]/+page.server.ts': { params: ['slug'], reader: 'instructor' },
	'(instructor)/cases/[slug]/compare/+page.server.ts': { params: ['slug'] },
	'(instructor)/cases/[slug]/export/+server.ts': { params: ['slug'] },
	'(instructor)/cohorts/[cohortId=uuid]/+page.server.ts': {
		...{ params: ['cohortId'], reader: 'instructor' },
		forms: {
			assign: () => ({ slug: 'chest-pain', opensAtMs: '1', dueAtMs: '2' }),
			change: ({ cohortId }) => ({ assignmentId: cohortId, opensAtMs: '1', dueAtMs: '2' }),
			remove: ({ cohortId }) => ({ assignmentId: cohortId }),
		},
	},
	'(instructor)/cohorts/[cohortId=uuid]/work.csv/+server.ts': { params: ['cohortId'] },
	'(instructor)/reviews/[reviewId=uuid]/+page.server.ts': {
		...{ params: ['reviewId'], reader: 'instructor' },
	},
	'(school)/admin/cohorts/[cohortId=uuid]/+page.server.ts': {
		...{ params: ['cohortId'], reader: 'admin' },
		forms: {
			rename: () => ({ name: 'Ours' }),
			...{ archive: none, unarchive: none },
			add: () => ({ keys: 'somebody@school.example' }),
			remove: ({ userId }) => ({ userId }),
		},
	},
	'(student)/consultations/[consultationId=uuid]/+page.server.ts': {
		...{ params: ['consultationId'] },
	},
	'(student)/consultations/[consultationId=uuid]/evidence/+page.server.ts': {
		...{ params: ['consultationId'], reader: 'instructor' },
	},
	'(student)/consultations/[consultationId=uuid]/feedback/+page.server.ts': {
		...{ params: ['consultationId'], reader: 'student' },
	},
	'(student)/sittings/[assessmentId=uuid]/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'student' },
		forms: {
			begin: () => ({ startCode: 'ACE347', language: 'en' }),
			appeal: () => ({ id: randomUUID(), position: '1', words: reason }),
		},
	},
	'api/cases/[slug]/[language=language]/draft/+server.ts': caseOf(() => ({
		...{ scenario: 'slug: x', rubric: 'slug: x', revision: 1 },
	})),
	'api/cases/[slug]/[language=language]/publish/+server.ts': caseOf(() => ({ revision: 1 })),
	'api/cases/[slug]/[language=language]/self-play/+server.ts': caseOf(none),
	'api/cases/[slug]/[language=language]/try/+server.ts': caseOf(command),
	'api/consultations/[consultationId=uuid]/act/+server.ts': consultationOf(() => ({
		actionId: 'wash_hands',
	})),
	'api/consultations/[consultationId=uuid]/begin/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/dispute/+server.ts': consultationOf(() => ({
		...{ itemId: 'asked_allergies', utteranceId: randomUUID() },
	})),
	'api/consultations/[consultationId=uuid]/draft/+server.ts': {
		...{ params: ['consultationId'], body: () => ({ note: emptyNote }) },
	},
	'api/consultations/[consultationId=uuid]/end/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/evidence/+server.ts': { params: ['consultationId'] },
	'api/consultations/[consultationId=uuid]/examine/+server.ts': consultationOf(() => ({
		findingId: 'heart',
	})),
	'api/consultations/[consultationId=uuid]/hint/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/leave/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/report/+server.ts': consultationOf(() => ({
		...{ utteranceId: randomUUID(), fault: 'made_up', comment: '' },
	})),
	'api/consultations/[consultationId=uuid]/retry/+server.ts': consultationOf(() => ({
		utteranceId: randomUUID(),
	})),
	'api/consultations/[consultationId=uuid]/say/+server.ts': consultationOf(() => ({
		text: 'Hello?',
	})),
	'api/consultations/[consultationId=uuid]/self-rating/+server.ts': consultationOf(() => ({
		rating: null,
	})),
	'api/consultations/[consultationId=uuid]/stop/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/submit/+server.ts': consultationOf(() => ({
		note: emptyNote,
	})),
	'api/reviews/[reviewId=uuid]/comment/+server.ts': reviewOf(() => ({
		...{ utteranceId: randomUUID(), text: reason },
	})),
	'api/reviews/[reviewId=uuid]/decide/+server.ts': reviewOf(() => ({
		...{ itemId: 'asked_allergies', level: 1, seenLevel: 0, reason, cited: [] },
	})),
	'api/reviews/[reviewId=uuid]/hold/+server.ts': reviewOf(none),
	'api/reviews/[reviewId=uuid]/rate/+server.ts': reviewOf(() => ({
		...{ domainId: 'empathy', level: 3, reason },
	})),
	'api/reviews/[reviewId=uuid]/release/+server.ts': reviewOf(none),
	'api/try-outs/[consultationId=uuid]/+server.ts': { params: ['consultationId'] },
};

/** By what they find out whose page it is. */
const bySession = 'It takes no parameter: what it shows follows from who is signed in.';
const withoutParameter: Record<string, string> = {
	'(instructor)/assessments/+page.server.ts': bySession,
	'(instructor)/cases/+page.server.ts': bySession,
	'(instructor)/cohorts/+page.server.ts': bySession,
	'(instructor)/reviews/+page.server.ts': bySession,
	'(instructor)/reviews/reports/+page.server.ts': bySession,
	'(public)/sign-in/+page.server.ts': 'Nobody is signed in yet.',
	'(public)/welcome/[token]/+page.server.ts': 'The link is the key: whoever holds it is its owner.',
	'(school)/admin/+page.server.ts': bySession,
	'(school)/admin/audit/+page.server.ts': bySession,
	'(school)/admin/audit/export/+server.ts': bySession,
	'(school)/admin/budgets/+page.server.ts': bySession,
	'(school)/admin/cohorts/+page.server.ts': bySession,
	'(school)/admin/models/+page.server.ts': bySession,
	'(school)/admin/people/+page.server.ts': bySession,
	'(school)/admin/people/import/+page.server.ts': bySession,
	'(school)/admin/school/+page.server.ts': bySession,
	'(school)/admin/usage/+page.server.ts': bySession,
	'(student)/library/+page.server.ts': bySession,
	'(student)/progress/+page.server.ts': bySession,
	'(student)/sittings/+page.server.ts': bySession,
	'+layout.server.ts': bySession,
	'+page.server.ts': bySession,
	'api/consultations/+server.ts': 'It begins something of the person’s own.',
	'api/drills/+server.ts': 'It begins something of the person’s own.',
	'api/reviews/next/+server.ts': 'It takes the next of the person’s own school.',
	'design/+layout.server.ts': 'Made-up screens.',
	'portraits/+server.ts': 'A drawing follows from its address alone.',
	'sign-out/+server.ts': bySession,
};

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
			})
			.from(appeals)
			.innerJoin(sittings, eq(sittings.id, appeals.sittingId))
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
		const { load } = await loadRoute(name);
		for (const actor of load && !name.includes('[token]') ? strangers : []) {
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
