/** What signing in needs of the world. */
import type { Role } from '#lib/domain/access/role.ts';

export type Account = {
	userId: string;
	schoolId: string;
	role: Role;
	displayName: string;
	email: string;
	locale: string;
	isDisabled: boolean;
};

export type Accounts = {
	/** Whatever the address's capitals. The hash is null until the person has chosen a password. */
	findByEmail(email: string): Promise<(Account & { passwordHash: string | null }) | null>;
};

export type Passwords = {
	hash(password: string): Promise<string>;
	/** Takes as long for a null hash, and says no: an answer's time must not tell whether an account exists. */
	verify(hash: string | null, password: string): Promise<boolean>;
};

/** The token goes to the browser and nowhere else; only its hash is kept. */
export type IssuedSession = { token: string; expiresAt: Date };

export type Sessions = {
	create(account: Pick<Account, 'userId' | 'schoolId'>): Promise<IssuedSession>;
	/** `renewed` asks for a new cookie: the session was prolonged. */
	find(token: string): Promise<{ account: Account; renewed: IssuedSession | null } | null>;
	end(token: string): Promise<void>;
	endAllOf(userId: string): Promise<void>;
};

export type Attempt = { email: string; address: string };
export type SignInLimiter = {
	/** Counts the attempt first, so that many at once cannot slip through. Null: go on. */
	count(attempt: Attempt): Promise<{ retryAfterMs: number } | null>;
	forget(attempt: Attempt): Promise<void>;
};

export type OneTimeLinks = {
	/** The account of a link that is neither used nor expired. */
	find(token: string): Promise<Account | null>;
	/**
	 * Uses the link up, sets the password and ends the account's sessions, all or nothing.
	 * @returns null when the link was used or expired meanwhile.
	 */
	setPassword(token: string, passwordHash: string): Promise<Account | null>;
};

export type AuditEntry = {
	schoolId: string;
	/** Null when the system itself acted. */
	actorId: string | null;
	/** Past tense, e.g. `user.signed_in`. */
	action: string;
	resourceType: string;
	resourceId: string | null;
	details?: Record<string, unknown>;
};
export type Audit = { record(entry: AuditEntry): Promise<void> };

export type SignInPorts = {
	accounts: Accounts;
	passwords: Passwords;
	sessions: Sessions;
	limiter: SignInLimiter;
	links: OneTimeLinks;
	audit: Audit;
};
