import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoEmails } from '#lib/domain/access/demoAccounts.ts';
import type { Role } from '#lib/domain/access/role.ts';
import { oneTimeLinks } from '#lib/server/adapters/db/schema/sessions.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import { createSignInService } from '#lib/server/services/signInService.ts';
import { issueOneTimeLink } from './oneTimeLinks.ts';
import {
	address,
	openSignInSchool,
	password,
	refusalOf,
	type SignInSchool,
} from './signInSchool.fixture.ts';

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
	const use = (token: string, chosen = another) =>
		refusalOf(school.service.useOneTimeLink(token, chosen));
	const signInWith = (chosen: string) =>
		refusalOf(school.service.signIn({ email, password: chosen, address }));

	it('sets the password, signs in, and ends every earlier session', async () => {
		const earlier = await school.tokenOf(email);
		const token = await issue();
		expect(await school.service.findLinkOwner(token)).toMatchObject({ displayName: 'Ada' });
		const session = await school.service.useOneTimeLink(token, another);
		expect((await school.service.actorOf(session.token))?.actor.userId).toBe(userId);
		expect(await school.service.actorOf(earlier)).toBeNull();
		expect(await signInWith(another)).toBe('allowed');
		expect(await signInWith(password)).toBe('wrong_credentials');
	});

	it('works once, even when it is used twice at the same time', async () => {
		const token = await issue();
		const answers = await Promise.all([use(token), use(token)]);
		expect(answers.sort()).toEqual(['allowed', 'link_expired']);
		expect(await school.service.findLinkOwner(token)).toBeNull();
	});

	it('is not used up by a password that will not do', async () => {
		const token = await issue();
		expect(await use(token, 'short')).toBe('password_too_short');
		expect(await use(token, email.toUpperCase())).toBe('password_is_email');
		expect(await use(token)).toBe('allowed');
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
			expect(await use(token)).toBe('link_expired');
		}
	});

	it('helps nobody whose account is disabled', async () => {
		const token = await issue();
		await school.database.inSystem((tx) =>
			tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId)),
		);
		expect(await use(token)).toBe('account_disabled');
	});
});

describe('the demo accounts', () => {
	beforeAll(async () => {
		for (const [role, demoEmail] of Object.entries(demoEmails)) {
			await school.insertUser({ role: role as Role, email: demoEmail });
		}
	});

	const offered = () => createSignInService(school.ports, { kind: 'demo' });

	it('open with one click where the demo is offered', async () => {
		const { token } = await offered().signInAsDemo('instructor');
		expect((await offered().actorOf(token))?.actor.role).toBe('instructor');
	});

	it('open nothing elsewhere: not by a click, not by their known password, not by an old session', async () => {
		const { token } = await offered().signInAsDemo('student');
		expect(await school.service.actorOf(token)).toBeNull();
		expect(await refusalOf(school.service.signInAsDemo('student'))).toBe('demo_not_available');
		const known = { email: demoEmails.student, password, address };
		expect(await refusalOf(school.service.signIn(known))).toBe('wrong_credentials');
	});
});
