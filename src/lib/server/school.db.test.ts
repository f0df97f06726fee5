import { beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { users } from './adapters/db/schema/users.ts';
import { useTestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
const services = () => school.app.services;
const password = 'correct horse battery staple';
let admin: Actor;

/** An administrator of a new school; the person's row says so too. */
async function newAdmin(): Promise<Actor> {
	const actor = await school.newActor('admin');
	await school.database.inSystem((tx) =>
		tx.update(users).set({ role: 'admin' }).where(eq(users.id, actor.userId)),
	);
	return actor;
}

beforeAll(async () => void (admin = await newAdmin()));

let count = 0;
const somebody = (given = {}) => {
	count += 1;
	const email = `p${count}@hill.example`;
	return {
		name: `Person ${count}`,
		email,
		studentNumber: `N${count}`,
		role: 'student',
		...given,
	} as const;
};
const tokenOf = (path: string) => path.split('/').at(-1)!;
const find = async (email: string) =>
	(await services().people.list(admin, email, 0)).people.find((each) => each.email === email)!;
const actionsOn = async (userId: string) => {
	const rows = await school.database.inSystem((tx) =>
		tx
			.select()
			.from(auditRecords)
			.where(eq(auditRecords.resourceId, userId))
			.orderBy(auditRecords.sequence),
	);
	return rows.map(({ action }) => action);
};

describe('somebody who is invited', () => {
	it('comes in by a link, with the role they were given, and is active then', async () => {
		const person = somebody({ role: 'instructor' });
		const { path } = await services().people.invite(admin, person);
		expect(await find(person.email)).toMatchObject({
			state: 'invited',
			studentNumber: person.studentNumber,
		});
		const session = await services().signIn.useOneTimeLink(tokenOf(path), password);
		const signedIn = await services().signIn.actorOf(session.token);
		expect(signedIn?.actor).toMatchObject({ role: 'instructor', schoolId: admin.schoolId });
		expect(await find(person.email)).toMatchObject({ state: 'active' });
	});

	it('gets a new link on request, and the old one opens nothing', async () => {
		const person = somebody();
		const first = await services().people.invite(admin, person);
		const { userId } = await find(person.email);
		const second = await services().people.renewLink(admin, userId);
		expect(await services().signIn.findLinkOwner(tokenOf(first.path))).toBeNull();
		expect(await services().signIn.findLinkOwner(tokenOf(second.path))).toMatchObject({
			email: person.email,
		});
		expect(await actionsOn(userId)).toEqual(['user.created', 'user.link_issued']);
	});

	it('is refused with an address or a number that is somebody’s', async () => {
		const person = somebody();
		await services().people.invite(admin, person);
		const again = (given: object) => services().people.invite(admin, { ...somebody(), ...given });
		await expect(again({ email: person.email.toUpperCase() })).rejects.toMatchObject({
			code: 'address_taken',
		});
		const number = person.studentNumber.toLowerCase();
		await expect(again({ studentNumber: number })).rejects.toMatchObject({ code: 'number_taken' });
		const elsewhere = await newAdmin();
		await expect(
			services().people.invite(elsewhere, { ...person, studentNumber: null }),
		).rejects.toMatchObject({
			code: 'address_taken',
		});
	});
});

describe('somebody who is deactivated', () => {
	it('is signed out at once, is told so at the next sign-in, and may come back', async () => {
		const person = somebody();
		const { path } = await services().people.invite(admin, person);
		const { userId } = await find(person.email);
		const { token } = await services().signIn.useOneTimeLink(tokenOf(path), password);
		await services().people.setActive(admin, userId, false);
		expect(await services().signIn.actorOf(token)).toBeNull();
		const signIn = () =>
			services().signIn.signIn({ email: person.email, password, address: '192.0.2.7' });
		await expect(signIn()).rejects.toMatchObject({ code: 'account_disabled' });
		await expect(services().people.renewLink(admin, userId)).rejects.toMatchObject({
			code: 'account_disabled',
		});
		await services().people.setActive(admin, userId, true);
		expect(await services().signIn.actorOf(token)).toBeNull();
		await expect(signIn()).resolves.toMatchObject({ token: expect.any(String) });
		expect(await actionsOn(userId)).toEqual(
			expect.arrayContaining(['user.deactivated', 'user.reactivated']),
		);
	});

	it('has no use of a link that was sent before', async () => {
		const person = somebody();
		const { path } = await services().people.invite(admin, person);
		const { userId } = await find(person.email);
		await services().people.setActive(admin, userId, false);
		await services().people.setActive(admin, userId, true);
		expect(await services().signIn.findLinkOwner(tokenOf(path))).toBeNull();
		expect(await find(person.email)).toMatchObject({ state: 'link_expired' });
	});
});

describe('a school', () => {
	it('keeps its last administrator, even where two remove each other at once', async () => {
		const one = await newAdmin();
		const { people } = services();
		await expect(people.changeRole(one, one.userId, 'student')).rejects.toMatchObject({
			code: 'last_admin',
		});
		await expect(people.setActive(one, one.userId, false)).rejects.toMatchObject({
			code: 'last_admin',
		});
		const invited = somebody({ role: 'admin' });
		await people.invite(one, invited);
		const page = await people.list(one, invited.email, 0);
		const other = { ...one, userId: page.people[0]!.userId };
		const both = await Promise.allSettled([
			people.changeRole(one, other.userId, 'instructor'),
			people.changeRole(other, one.userId, 'instructor'),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('has a name and a language that its administrators set', async () => {
		await services().school.save(admin, { name: 'Hill School', defaultLanguage: 'zh-CN' });
		expect(await services().school.read(admin)).toEqual({
			name: 'Hill School',
			defaultLanguage: 'zh-CN',
		});
		const person = somebody();
		const { path } = await services().people.invite(admin, person);
		expect(await services().signIn.findLinkOwner(tokenOf(path))).toMatchObject({ locale: 'zh-CN' });
	});

	it('finds people by part of a name, an address or a number, whatever its capitals and signs', async () => {
		const person = somebody({
			name: 'Ünal 100%_Öz',
			email: 'unal@hill.example',
			studentNumber: 'QX-77',
		});
		await services().people.invite(admin, person);
		for (const part of ['ünal', '100%_', 'UNAL@', 'qx-77']) {
			const { people, total } = await services().people.list(admin, part, 0);
			expect(
				people.map(({ email }) => email),
				part,
			).toEqual([person.email]);
			expect(total).toBe(1);
		}
		expect((await services().people.list(admin, '%', 0)).total).toBe(1);
	});
});

describe('a cohort', () => {
	it('is made once under a name, renamed, filled, emptied and archived, each on record', async () => {
		const { cohorts, people } = services();
		const { cohortId } = await cohorts.create(admin, ' Year  4 ');
		await expect(cohorts.create(admin, 'YEAR 4')).rejects.toMatchObject({ code: 'name_taken' });
		const [one, two] = [somebody(), somebody()];
		await people.invite(admin, one);
		await people.invite(admin, two);
		const keys = [one.email.toUpperCase(), two.studentNumber, one.email];
		expect(await cohorts.addMembers(admin, cohortId, keys)).toEqual({ added: 2 });
		expect(await cohorts.addMembers(admin, cohortId, keys)).toEqual({ added: 0 });
		await cohorts.rename(admin, cohortId, 'Year 5');
		const { members } = await cohorts.get(admin, cohortId);
		expect(members.map(({ email }) => email).sort()).toEqual([one.email, two.email].sort());
		await cohorts.removeMember(admin, cohortId, members[0]!.userId);
		await cohorts.setArchived(admin, cohortId, true);
		expect(await cohorts.get(admin, cohortId)).toMatchObject({ name: 'Year 5', isArchived: true });
		await expect(cohorts.addMembers(admin, cohortId, keys)).rejects.toMatchObject({
			code: 'cohort_archived',
		});
		expect(await actionsOn(cohortId)).toEqual([
			...['cohort.created', 'cohort.members_added', 'cohort.renamed'],
			...['cohort.member_removed', 'cohort.archived'],
		]);
	});

	it('takes all who are named, or nobody', async () => {
		const { cohortId } = await services().cohorts.create(admin, 'Year 6');
		const person = somebody();
		await services().people.invite(admin, person);
		await expect(
			services().cohorts.addMembers(admin, cohortId, [person.email, 'nobody@hill.example']),
		).rejects.toMatchObject({ code: 'people_unknown', params: { keys: 'nobody@hill.example' } });
		expect((await services().cohorts.get(admin, cohortId)).members).toEqual([]);
	});
});
