import { beforeAll, describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { beginConsultation, command, useTestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const services = () => school.app.services;
let admin: Actor;
let student: Actor;
let cohortId: string;
const hour = 3_600_000;
const terms = (given = {}) => ({
	...{ opensAtMs: Date.now() - hour, dueAtMs: Date.now() + hour, note: 'Before Friday.' },
	...given,
});

beforeAll(async () => {
	admin = await school.newActor('admin');
	const email = 'sam@hill.example';
	await services().people.invite(admin, {
		name: 'Sam',
		email,
		studentNumber: null,
		role: 'student',
	});
	const { people } = await services().people.list(admin, email, 0);
	student = { ...admin, role: 'student', userId: people[0]!.userId, displayName: 'Sam' };
	({ cohortId } = await services().cohorts.create(admin, 'Year 4'));
	await services().cohorts.addMembers(admin, cohortId, [email]);
});

const assign = (given = {}, slug = 'chest-pain') =>
	services().assignments.assign({ ...admin, role: 'instructor' }, cohortId, slug, terms(given));
const seen = (language: 'en' | 'zh-CN' = 'en') =>
	services().assignments.listForStudent(student, language);
const work = () => services().assignments.getCohortWork(admin, cohortId, 'en');

describe('an assigned case', () => {
	it('is seen by the students of the cohort once it opens, in their language, and by nobody else', async () => {
		const { assignmentId } = await assign();
		const later = await assign({ opensAtMs: Date.now() + hour / 2 });
		expect(await seen('zh-CN')).toMatchObject([
			{
				id: assignmentId,
				slug: 'chest-pain',
				note: 'Before Friday.',
				standing: { state: 'not_begun' },
			},
		]);
		expect((await seen('zh-CN'))[0]!.title).toMatch(/\p{Script=Han}/u);
		expect(await services().assignments.listForStudent(await school.newActor(), 'en')).toEqual([]);
		await services().assignments.remove(admin, later.assignmentId);
	});

	it('is under way once begun, then done with its mark for those who teach', async () => {
		const id = await beginConsultation(school.app, student);
		expect((await seen())[0]).toMatchObject({
			standing: { state: 'under_way', consultationId: id },
		});
		await services().consultation.end(student, id, command());
		await services().consultation.submitNote(student, id, { ...command(), note: emptyNote });
		await school.app.gradeWaiting();
		const { students, assignments } = await work();
		expect(assignments).toHaveLength(1);
		expect(students).toMatchObject([
			{
				name: 'Sam',
				cells: [{ state: 'done', isLate: false, consultationId: id, mark: { points: 0 } }],
			},
		]);
		expect(students[0]!.cells[0]!.mark!.maxPoints).toBeGreaterThan(5);
		expect((await seen())[0]).not.toHaveProperty('mark');
	});

	it('may be given other dates, in the past as well: then what was handed in after them is late', async () => {
		const { id } = (await work()).assignments[0]!;
		const past = terms({ opensAtMs: Date.now() - hour, dueAtMs: Date.now() - hour / 2 });
		await services().assignments.change(admin, id, past);
		expect((await work()).students[0]!.cells[0]).toMatchObject({ state: 'done', isLate: true });
		// Done and past: no longer on the student's page.
		expect(await seen()).toEqual([]);
	});

	it('must be published, and for a cohort that is not archived', async () => {
		await expect(assign({}, 'no-such-case')).rejects.toMatchObject({ code: 'not_found' });
		const archived = await services().cohorts.create(admin, 'Year 0');
		await services().cohorts.setArchived(admin, archived.cohortId, true);
		const call = services().assignments.assign(admin, archived.cohortId, 'chest-pain', terms());
		await expect(call).rejects.toMatchObject({ code: 'cohort_archived' });
	});

	it('is no longer seen once its cohort is archived', async () => {
		await assign();
		expect(await seen()).toHaveLength(1);
		await services().cohorts.setArchived(admin, cohortId, true);
		expect(await seen()).toEqual([]);
		await services().cohorts.setArchived(admin, cohortId, false);
	});
});

describe('across schools', () => {
	it('no call finds a person, a cohort or an assignment of another, or changes it', async () => {
		const { assignmentId } = await assign();
		const stranger = await school.newActor('admin');
		const { people, cohorts, assignments, roster } = services();
		const calls = {
			renewLink: () => people.renewLink(stranger, student.userId),
			changeRole: () => people.changeRole(stranger, student.userId, 'admin'),
			setActive: () => people.setActive(stranger, student.userId, false),
			get: () => cohorts.get(stranger, cohortId),
			rename: () => cohorts.rename(stranger, cohortId, 'Mine'),
			setArchived: () => cohorts.setArchived(stranger, cohortId, true),
			addMembers: () => cohorts.addMembers(stranger, cohortId, ['sam@hill.example']),
			removeMember: () => cohorts.removeMember(stranger, cohortId, student.userId),
			getCohortWork: () => assignments.getCohortWork(stranger, cohortId, 'en'),
			assign: () => assignments.assign(stranger, cohortId, 'chest-pain', terms()),
			change: () => assignments.change(stranger, assignmentId, terms()),
			remove: () => assignments.remove(stranger, assignmentId),
		};
		for (const [name, call] of Object.entries(calls)) {
			await expect(call(), name).rejects.toMatchObject({ code: 'not_found' });
		}
		const own = await cohorts.create(stranger, 'Year 4');
		await expect(
			cohorts.addMembers(stranger, own.cohortId, ['sam@hill.example']),
		).rejects.toMatchObject({ code: 'people_unknown' });
		const lists = [
			(await people.list(stranger, 'sam@hill', 0)).people,
			(await cohorts.list(stranger)).filter(({ id }) => id !== own.cohortId && id === cohortId),
			await assignments.listForStudent({ ...stranger, userId: student.userId }, 'en'),
		];
		expect(lists).toEqual([[], [], []]);
		const mine = new TextEncoder().encode('name,email\nSam Else,sam@hill.example\n');
		expect(await roster.check(stranger, mine)).toMatchObject({ counts: { refused: 1 } });
		expect(await cohorts.get(admin, cohortId)).toMatchObject({ name: 'Year 4', isArchived: false });
		expect((await work()).students[0]).toMatchObject({ name: 'Sam' });
	});
});

describe('within a school', () => {
	it('students administer, read and assign nothing, and instructors administer nothing', async () => {
		const { people, cohorts, assignments, roster, school: settings } = services();
		const bytes = new TextEncoder().encode('name,email\n');
		const admins = (actor: Actor) => [
			people.list(actor, '', 0),
			people.invite(actor, { name: 'X', email: 'x@x.example', studentNumber: null, role: 'admin' }),
			people.renewLink(actor, student.userId),
			people.changeRole(actor, student.userId, 'admin'),
			people.setActive(actor, student.userId, false),
			roster.check(actor, bytes),
			roster.write(actor, bytes, ''),
			cohorts.create(actor, 'X'),
			cohorts.rename(actor, cohortId, 'X'),
			cohorts.setArchived(actor, cohortId, true),
			cohorts.addMembers(actor, cohortId, []),
			cohorts.removeMember(actor, cohortId, student.userId),
			settings.read(actor),
			settings.save(actor, { name: 'X', defaultLanguage: 'en' }),
		];
		const staff = (actor: Actor) => [
			cohorts.list(actor),
			cohorts.get(actor, cohortId),
			assignments.getCohortWork(actor, cohortId, 'en'),
			assignments.assign(actor, cohortId, 'chest-pain', terms()),
			assignments.change(actor, student.userId, terms()),
			assignments.remove(actor, student.userId),
		];
		const refused = [
			...admins(student),
			...staff(student),
			...admins({ ...admin, role: 'instructor' }),
		];
		for (const call of await Promise.allSettled(refused)) {
			expect(call).toMatchObject({ status: 'rejected', reason: { code: 'not_allowed' } });
		}
	});
});
