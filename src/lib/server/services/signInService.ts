/** Signing in and out, and the one-time link that sets a password. */
import { demoEmails, isDemoEmail } from '#lib/domain/access/demoAccounts.ts';
import { findPasswordFault, type PasswordFault } from '#lib/domain/access/password.ts';
import type { Role } from '#lib/domain/access/role.ts';
import type { Actor } from './services.ts';
import type { Account, IssuedSession, SignInPorts } from './signInPorts.ts';

type SignInRefusal =
	| { ok: false; code: 'wrong_credentials' | 'account_disabled' | 'demo_not_available' }
	| { ok: false; code: 'too_many_attempts'; retryAfterMs: number };
type SignedIn = { ok: true; actor: Actor; session: IssuedSession };
type SignInResult = SignedIn | SignInRefusal;

type OneTimeLinkResult =
	SignedIn | { ok: false; code: 'link_not_valid' | 'account_disabled' | PasswordFault };

export type SignInService = {
	/** @param input.address the browser's network address, for counting attempts. */
	signIn(input: { email: string; password: string; address: string }): Promise<SignInResult>;
	signOut(token: string): Promise<void>;
	/** Who is signed in; where `renewed` is given, the cookie must be set again. */
	actorOf(token: string): Promise<{ actor: Actor; renewed: IssuedSession | null } | null>;
	/** Whom a link is for, to greet them by name; null for a used, expired or unknown one. */
	findLinkOwner(token: string): Promise<{ displayName: string; email: string } | null>;
	/** Sets the password and signs in; every earlier session of the account ends. */
	useOneTimeLink(input: { token: string; password: string }): Promise<OneTimeLinkResult>;
	/** Without a password, and only where the demo is offered. */
	signInAsDemo(role: Role): Promise<SignInResult>;
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
): Promise<SignedIn> {
	const session = await context.sessions.create(account);
	await record(context, account, 'user.signed_in', { way });
	return { ok: true, actor: actorOfAccount(account), session };
}

async function signIn(
	context: Context,
	input: { email: string; password: string; address: string },
): Promise<SignInResult> {
	const refused = await context.limiter.count(input);
	if (refused) return { ok: false, code: 'too_many_attempts', ...refused };
	const found = await context.accounts.findByEmail(input.email);
	const account = found && isOpen(context, found) ? found : null;
	const hash = account?.passwordHash ?? null;
	const isRight = await context.passwords.verify(hash, input.password);
	if (!account || !isRight) {
		if (account) await record(context, account, 'user.sign_in_refused');
		return { ok: false, code: 'wrong_credentials' };
	}
	await context.limiter.forget(input);
	// Said only to someone who knew the password.
	if (account.isDisabled) return { ok: false, code: 'account_disabled' };
	return open(context, account, 'password');
}

async function useOneTimeLink(
	context: Context,
	{ token, password }: { token: string; password: string },
): Promise<OneTimeLinkResult> {
	const { links, passwords } = context;
	// Looked at before the costly hashing, and claimed after it.
	const owner = await links.find(token);
	if (!owner) return { ok: false, code: 'link_not_valid' };
	if (owner.isDisabled) return { ok: false, code: 'account_disabled' };
	const fault = findPasswordFault(password, owner.email);
	if (fault) return { ok: false, code: fault };
	const account = await links.setPassword(token, await passwords.hash(password));
	return account ? open(context, account, 'link') : { ok: false, code: 'link_not_valid' };
}

async function signOut(context: Context, token: string): Promise<void> {
	const found = await context.sessions.find(token);
	await context.sessions.end(token);
	if (found) await record(context, found.account, 'user.signed_out');
}

async function signInAsDemo(context: Context, role: Role): Promise<SignInResult> {
	const account = context.demo && (await context.accounts.findByEmail(demoEmails[role]));
	return account ? open(context, account, 'demo') : { ok: false, code: 'demo_not_available' };
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
			return owner && { displayName: owner.displayName, email: owner.email };
		},
		useOneTimeLink: (input) => useOneTimeLink(context, input),
		signInAsDemo: (role) => signInAsDemo(context, role),
	};
}
