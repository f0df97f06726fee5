import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditRecords } from '#lib/server/adapters/db/schema/audit.ts';
import { sessions, signInAttempts } from '#lib/server/adapters/db/schema/sessions.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import { createHashedSessionAdapter } from './hashedSessionAdapter.ts';
import { signInLimit } from './signInLimiter.ts';
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

const attempt = (input: { email?: string; password?: string; address?: string } = {}) =>
	refusalOf(school.service.signIn({ email, password, address, ...input }));

describe('signing in', () => {
	it('takes the right password, whatever the capitals of the address', async () => {
		const token = await school.tokenOf(` ${email.toUpperCase()} `);
		expect((await school.service.actorOf(token))?.actor).toEqual({
			userId,
			schoolId: school.schoolId,
			role: 'student',
			displayName: 'Ada',
		});
	});

	it.each([
		['a wrong password', { password: 'not the password' }],
		['an address nobody has', { email: 'nobody@school.example' }],
	])('answers %s with the same words', async (_, input) => {
		expect(await attempt(input)).toBe('wrong_credentials');
	});

	it('answers an account without a password as a wrong one', async () => {
		const other = await school.insertUser({ passwordHash: null });
		expect(await attempt({ email: other.email })).toBe('wrong_credentials');
	});

	it('tells a disabled account so only to whoever knows its password', async () => {
		const disabled = await school.insertUser({ disabledAt: new Date() });
		expect(await attempt({ email: disabled.email })).toBe('account_disabled');
		expect(await attempt({ email: disabled.email, password: 'wrong' })).toBe('wrong_credentials');
	});

	it('is put on record, and so is a refusal', async () => {
		await school.tokenOf(email);
		await attempt({ password: 'wrong' });
		const rows = await school.database.inSchool(school.schoolId, (tx) =>
			tx
				.select()
				.from(auditRecords)
				.where(eq(auditRecords.actorId, userId))
				.orderBy(auditRecords.id),
		);
		expect(rows.map((row) => row.action)).toEqual(['user.signed_in', 'user.sign_in_refused']);
	});
});

describe('too many attempts', () => {
	const guess = (from: string, many: number) =>
		Promise.all(
			Array.from({ length: many }, () => attempt({ password: 'a guess', address: from })),
		);

	it('are refused for this account from this address, even all at once and then with the right password', async () => {
		const answers = await guess(address, signInLimit.attempts + 3);
		expect(answers.filter((answer) => answer === 'too_many_attempts')).toHaveLength(3);
		const right = school.service.signIn({ email, password, address });
		await expect(right).rejects.toMatchObject({
			code: 'too_many_attempts',
			params: { minutes: 15 },
		});
	});

	it('shut out neither the same person elsewhere nor another person behind the same address', async () => {
		await guess(address, signInLimit.attempts + 1);
		expect(await attempt({ address: '192.0.2.2' })).toBe('allowed');
		const neighbour = await school.insertUser();
		expect(await attempt({ email: neighbour.email })).toBe('allowed');
	});

	it('are forgotten once the right password was given', async () => {
		await guess(address, signInLimit.attempts - 1);
		await school.tokenOf(email);
		await guess(address, signInLimit.attempts - 1);
		expect(await attempt()).toBe('allowed');
	});

	it('are counted without keeping anybody’s address', async () => {
		await guess('192.0.2.77', 1);
		const rows = await school.database.inSystem((tx) => tx.select().from(signInAttempts));
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2\.77|school\.example/);
	});
});

describe('a session', () => {
	it('is known by its token, of which the database holds only the hash', async () => {
		const token = await school.tokenOf(email);
		expect((await school.service.actorOf(token))?.actor.userId).toBe(userId);
		const rows = await school.database.inSystem((tx) =>
			tx.select().from(sessions).where(eq(sessions.userId, userId)),
		);
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it('is opened neither by the stored hash nor by the hash in the form in which it is listed', async () => {
		await school.tokenOf(email);
		const [listed] = await createHashedSessionAdapter(school.database).getUserSessions(userId);
		expect(await school.service.actorOf(listed!.id)).toBeNull();
		expect(await school.service.actorOf(listed!.id.replace('sha256:', ''))).toBeNull();
	});

	it('ends when the person signs out', async () => {
		const token = await school.tokenOf(email);
		await school.service.signOut(token);
		expect(await school.service.actorOf(token)).toBeNull();
	});

	it('ends when it is revoked from the list of sessions', async () => {
		const token = await school.tokenOf(email);
		const adapter = createHashedSessionAdapter(school.database);
		for (const session of await adapter.getUserSessions(userId)) {
			await adapter.deleteSession(session.id);
		}
		expect(await school.service.actorOf(token)).toBeNull();
	});

	it('ends with all the others of its account', async () => {
		const tokens = [await school.tokenOf(email), await school.tokenOf(email)];
		await school.ports.sessions.endAllOf(userId);
		for (const token of tokens) expect(await school.service.actorOf(token)).toBeNull();
	});

	it('means nothing once it has expired', async () => {
		const token = await school.tokenOf(email);
		await school.database.inSystem((tx) =>
			tx.update(sessions).set({ expiresAt: sql`now() - interval '1 second'` }),
		);
		expect(await school.service.actorOf(token)).toBeNull();
	});

	it('is cleared away after it has expired, when somebody else signs in', async () => {
		await school.tokenOf(email);
		const mine = eq(sessions.userId, userId);
		await school.database.inSystem((tx) =>
			tx
				.update(sessions)
				.set({ expiresAt: sql`now() - interval '1 second'` })
				.where(mine),
		);
		await school.tokenOf((await school.insertUser()).email);
		const left = await school.database.inSystem((tx) => tx.select().from(sessions).where(mine));
		expect(left).toEqual([]);
	});

	it('is prolonged by use in its second half, with the same token', async () => {
		const token = await school.tokenOf(email);
		const renewedWith = async (left: string) => {
			await school.database.inSystem((tx) =>
				tx
					.update(sessions)
					.set({ expiresAt: sql`now() + ${left}::interval` })
					.where(eq(sessions.userId, userId)),
			);
			return (await school.service.actorOf(token))?.renewed;
		};
		expect(await renewedWith('5 days')).toBeNull();
		expect((await renewedWith('1 day'))?.token).toBe(token);
	});

	it('prolonged by an event stream, which can set no cookie, sends the cookie with the next page', async () => {
		const token = await school.tokenOf(email);
		await school.service.actorOf(token);
		expect((await school.service.actorOf(token))?.renewed?.token).toBe(token);
	});

	it('opens nothing while the account is disabled', async () => {
		const token = await school.tokenOf(email);
		await school.database.inSystem((tx) =>
			tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId)),
		);
		expect(await school.service.actorOf(token)).toBeNull();
	});
});
