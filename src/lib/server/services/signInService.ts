/** Signing in and out, and the one-time link that sets a password. */
import { demoEmails, isDemoEmail } from '#lib/domain/access/demoAccounts.ts';
import { findPasswordFault, passwordLimits } from '#lib/domain/access/password.ts';
import type { Role } from '#lib/domain/access/role.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';
import type { Account, Attempt, IssuedSession, SignInPorts } from './signInPorts.ts';

/** Refusals are ServiceErrors, as everywhere. */
export type SignInService = {
	/** @param input.address the browser's network address, for counting attempts. */
	signIn(input: { email: string; password: string; address: string }): Promise<IssuedSession>;
	signOut(token: string): Promise<void>;
	/** Who is signed in; where `renewed` is given, the cookie must be set again. */
	actorOf(token: string): Promise<{ actor: Actor; renewed: IssuedSession | null } | null>;
	/** Whom a link is for, to greet them by name; null for a used, expired or unknown one. */
	findLinkOwner(token: string): Promise<Pick<Account, 'displayName' | 'email' | 'locale'> | null>;
	/** Sets the password and signs in; every earlier session of the account ends. */
	useOneTimeLink(token: string, password: string): Promise<IssuedSession>;
	/** Without a password, and only where the demo is offered. */
	signInAsDemo(role: Role): Promise<IssuedSession>;
	isDemoOffered: boolean;
};

/** Being handed one is the permission: only the embedded database served on loopback gives it out. */
export type DemoCapability = { readonly kind: 'demo' };

const actorOfAccount = ({ userId, schoolId, role, displayName }: Account): Actor => ({
	userId,
	schoolId,
	role,
	displayName,
});

type Context = SignInPorts & { demo: DemoCapability | null };

const isOpen = ({ demo }: Context, account: Account) =>
	demo !== null || !isDemoEmail(account.email);

const record = (
	{ audit }: Context,
	account: Account,
	action: string,
	details?: Record<string, unknown>,
) =>
	audit.record({
		schoolId: account.schoolId,
		actorId: account.userId,
		action,
		resourceType: 'user',
		resourceId: account.userId,
		details,
	});

async function open(
	context: Context,
	account: Account,
	way: 'password' | 'link' | 'demo',
): Promise<IssuedSession> {
	const session = await context.sessions.create(account);
	await record(context, account, 'user.signed_in', { way });
	return session;
}

type Credentials = Attempt & { password: string };

async function countAttempt({ limiter }: Context, attempt: Attempt): Promise<void> {
	const refused = await limiter.count(attempt);
	if (!refused) return;
	const minutes = Math.max(1, Math.ceil(refused.retryAfterMs / 60_000));
	throw new ServiceError('too_many_attempts', { minutes });
}

async function signIn(context: Context, input: Credentials): Promise<IssuedSession> {
	await countAttempt(context, input);
	const found = await context.accounts.findByEmail(input.email);
	const account = found && isOpen(context, found) ? found : null;
	const hash = account?.passwordHash ?? null;
	const isRight = await context.passwords.verify(hash, input.password);
	if (!account || !isRight) {
		if (account) await record(context, account, 'user.sign_in_refused', { why: 'wrong_password' });
		throw new ServiceError('wrong_credentials');
	}
	await context.limiter.forget(input);
	if (account.isDisabled) {
		await record(context, account, 'user.sign_in_refused', { why: 'disabled' });
		// Said only to someone who knew the password.
		throw new ServiceError('account_disabled');
	}
	return open(context, account, 'password');
}

async function useOneTimeLink(context: Context, token: string, password: string) {
	const { links, passwords } = context;
	// Looked at before the costly hashing, and claimed after it.
	const owner = await links.find(token);
	if (!owner) throw new ServiceError('link_expired');
	if (owner.isDisabled) throw new ServiceError('account_disabled');
	const fault = findPasswordFault(password, owner.email);
	if (fault) throw new ServiceError(fault, passwordLimits);
	const account = await links.setPassword(token, await passwords.hash(password));
	if (!account) throw new ServiceError('link_expired');
	return open(context, account, 'link');
}

async function signOut(context: Context, token: string): Promise<void> {
	const found = await context.sessions.find(token);
	await context.sessions.end(token);
	if (found) await record(context, found.account, 'user.signed_out');
}

async function signInAsDemo(context: Context, role: Role): Promise<IssuedSession> {
	const account = context.demo && (await context.accounts.findByEmail(demoEmails[role]));
	if (!account) throw new ServiceError('demo_not_available');
	if (account.isDisabled) throw new ServiceError('account_disabled');
	return open(context, account, 'demo');
}

async function actorOf(context: Context, token: string) {
	const found = await context.sessions.find(token);
	if (!found || found.account.isDisabled || !isOpen(context, found.account)) return null;
	return { actor: actorOfAccount(found.account), renewed: found.renewed };
}

/** @param demo null wherever the demo accounts must open nothing. */
export function createSignInService(
	ports: SignInPorts,
	demo: DemoCapability | null,
): SignInService {
	const context: Context = { ...ports, demo };
	return {
		isDemoOffered: demo !== null,
		signIn: (input) => signIn(context, input),
		signOut: (token) => signOut(context, token),
		actorOf: (token) => actorOf(context, token),
		async findLinkOwner(token) {
			const owner = await ports.links.find(token);
			return owner && { displayName: owner.displayName, email: owner.email, locale: owner.locale };
		},
		useOneTimeLink: (token, password) => useOneTimeLink(context, token, password),
		signInAsDemo: (role) => signInAsDemo(context, role),
	};
}
