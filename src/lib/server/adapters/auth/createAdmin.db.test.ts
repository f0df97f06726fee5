import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCommons } from '#lib/server/adapters/db/seed.ts';
import { createAdmin } from './createAdmin.ts';
import { openSignInSchool, type SignInSchool } from './signInSchool.fixture.ts';

let school: SignInSchool;

beforeAll(async () => {
	school = await openSignInSchool();
});

afterAll(async () => {
	await school?.close();
});

const ada = {
	schoolSlug: 'med',
	schoolName: 'School of Medicine',
	displayName: 'Ada',
	email: 'Ada@med.example',
};

describe("a school's first administrator", () => {
	it('is made with the school, and signs in by the link', async () => {
		const created = await createAdmin(school.database, ada);
		expect(created).toMatchObject({ isNewSchool: true, isNewUser: true });
		const { token } = await school.service.useOneTimeLink(created.token, 'a password of her own');
		const signedIn = await school.service.actorOf(token);
		expect(signedIn?.actor).toMatchObject({ role: 'admin', displayName: 'Ada' });
	});

	it('gets a new link when asked for again, and the earlier one stops working', async () => {
		const first = await createAdmin(school.database, ada);
		const second = await createAdmin(school.database, { ...ada, email: 'ada@MED.example' });
		expect(second).toMatchObject({ isNewSchool: false, isNewUser: false });
		expect(await school.service.findLinkOwner(first.token)).toBeNull();
		expect(await school.service.findLinkOwner(second.token)).not.toBeNull();
	});

	it('is never made out of somebody else’s account', async () => {
		const { email } = await school.insertUser();
		for (const schoolSlug of ['school', 'another']) {
			await expect(createAdmin(school.database, { ...ada, schoolSlug, email })).rejects.toThrow(
				/already belongs to an account/,
			);
		}
	});

	it('cannot be of the commons, which has no people', async () => {
		await seedCommons(school.database);
		const input = { ...ada, schoolSlug: 'commons', email: 'eve@med.example' };
		await expect(createAdmin(school.database, input)).rejects.toThrow(/has no people/);
	});
});
