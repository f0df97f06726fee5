import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoEmails } from '#lib/domain/access/demoAccounts.ts';
import type { Role } from '#lib/domain/access/role.ts';
import { oneTimeLinks } from '#lib/server/adapters/db/schema/sessions.ts';
import { createSignInService } from '#lib/server/services/signInService.ts';
import { issueOneTimeLink } from './oneTimeLinks.ts';
import { address, openSignInSchool, password, type SignInSchool } from './signInSchool.fixture.ts';

let school: SignInSchool;
let userId: string;
let email: string;

beforeAll(async () => {
	school = await openSignInSchool();
});

afterAll(async () => {
	await school?.close();
});

beforeEach(async () => {
	({ userId, email } = await school.insertUser());
});

describe('a one-time link', () => {
	const issue = () =>
		school.database.inSystem((tx) => issueOneTimeLink(tx, { userId, schoolId: school.schoolId }));
	const another = 'another long password';

	it('sets the password, signs in, and ends every earlier session', async () => {
		const earlier = await school.tokenOf(email);
		const token = await issue();
		expect(await school.service.findLinkOwner(token)).toMatchObject({ displayName: 'Ada' });
		const result = await school.service.useOneTimeLink({ token, password: another });
		expect(result).toMatchObject({ ok: true, actor: { userId } });
		expect(await school.service.actorOf(earlier)).toBeNull();
		expect(await school.service.signIn({ email, password: another, address })).toMatchObject({
			ok: true,
		});
	});

	it('works once, even when it is used twice at the same time', async () => {
		const token = await issue();
		const results = await Promise.all([
			school.service.useOneTimeLink({ token, password: another }),
			school.service.useOneTimeLink({ token, password: another }),
		]);
		expect(results.filter((result) => result.ok)).toHaveLength(1);
		expect(await school.service.findLinkOwner(token)).toBeNull();
	});

	it('is not used up by a password that will not do', async () => {
		const token = await issue();
		expect(await school.service.useOneTimeLink({ token, password: 'short' })).toEqual({
			ok: false,
			code: 'password_too_short',
		});
		expect(await school.service.findLinkOwner(token)).not.toBeNull();
	});

	it('means nothing when it has expired, was replaced, or was made up', async () => {
		const replaced = await issue();
		const expired = await issue();
		await school.database.inSystem((tx) =>
			tx
				.update(oneTimeLinks)
				.set({ expiresAt: sql`now()` })
				.where(eq(oneTimeLinks.userId, userId)),
		);
		for (const token of [replaced, expired, 'made up']) {
			expect(await school.service.useOneTimeLink({ token, password: another })).toEqual({
				ok: false,
				code: 'link_not_valid',
			});
		}
	});
});

describe('the demo accounts', () => {
	beforeAll(async () => {
		for (const [role, demoEmail] of Object.entries(demoEmails)) {
			await school.insertUser({ role: role as Role, email: demoEmail });
		}
	});

	it('open with one click where the demo is offered', async () => {
		const demo = createSignInService(school.ports, { kind: 'demo' });
		const result = await demo.signInAsDemo('instructor');
		expect(result).toMatchObject({ ok: true, actor: { role: 'instructor' } });
	});

	it('open nothing elsewhere: not by a click, not by their known password, not by an old session', async () => {
		const demo = createSignInService(school.ports, { kind: 'demo' });
		const result = await demo.signInAsDemo('student');
		if (!result.ok) throw new Error(result.code);
		expect(await school.service.actorOf(result.session.token)).toBeNull();
		expect(await school.service.signInAsDemo('student')).toMatchObject({
			code: 'demo_not_available',
		});
		const known = { email: demoEmails.student, password, address };
		expect(await school.service.signIn(known)).toMatchObject({ code: 'wrong_credentials' });
	});
});
