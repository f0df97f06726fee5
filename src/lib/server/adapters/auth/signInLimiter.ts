/** Counts attempts, for all processes of a school's server: of signing in by account and address together, and of start codes. */
import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '#lib/server/adapters/db/database.ts';
import { systemRole } from '#lib/server/adapters/db/databaseRoles.ts';
import type { StartCodeLimiter } from '#lib/server/services/assessmentPorts.ts';
import type { Attempt, SignInLimiter } from '#lib/server/services/signInPorts.ts';
import { hashToken } from './tokens.ts';

export const signInLimit = { attempts: 10, withinMs: 15 * 60_000 } as const;

/** One household or host has a whole /64 of IPv6, so that its last half says nothing. */
export function networkOf(address: string): string {
	if (!isIPv6(address)) return address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	const [head = '', tail] = address.toLowerCase().split('::');
	const start = head.split(':').filter(Boolean);
	const end = (tail ?? '').split(':').filter(Boolean);
	const zeros = tail === undefined ? 0 : 8 - start.length - end.length;
	const groups = [...start, ...Array<string>(zeros).fill('0'), ...end];
	return groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}

/**
 * Never by address alone: a whole school sits behind one. Never by account alone: anyone could lock
 * anyone out. Hashed, so that the table holds no address of either kind.
 */
const keyOf = ({ email, address }: Attempt) =>
	hashToken(JSON.stringify([email.trim().toLowerCase(), networkOf(address)]));

/** What the limiter calls a client: it hands over text and values, we take on the role that may count. */
const clientFor = (database: Database) => ({
	query: ({ text, values }: { text: string; values: (string | number | null)[] }) =>
		database.client.begin(async (sql) => {
			await sql`select set_config('role', ${systemRole}, true)`;
			const rows = await sql.unsafe(text, values);
			return { rows, rowCount: rows.count };
		}),
});

/** @param kind names what is counted: each has its own. */
function createLimiter(database: Database, kind: 'sign_in' | 'start_code'): StartCodeLimiter {
	const limiter = new RateLimiterPostgres({
		storeClient: clientFor(database),
		storeType: 'client',
		tableName: 'sign_in_attempts',
		tableCreated: true,
		keyPrefix: kind,
		points: signInLimit.attempts,
		duration: signInLimit.withinMs / 1000,
	});
	return {
		async count(key) {
			try {
				await limiter.consume(key);
				return null;
			} catch (refusal) {
				if (refusal instanceof RateLimiterRes) return { retryAfterMs: refusal.msBeforeNext };
				throw refusal;
			}
		},
		async forget(key) {
			await limiter.delete(key);
		},
	};
}

export function createSignInLimiter(database: Database): SignInLimiter {
	const limiter = createLimiter(database, 'sign_in');
	return {
		count: (attempt) => limiter.count(keyOf(attempt)),
		forget: (attempt) => limiter.forget(keyOf(attempt)),
	};
}

/** By candidate and assessment: a code read out to a room is entered by many at once, from one address. */
export const createStartCodeLimiter = (database: Database): StartCodeLimiter =>
	createLimiter(database, 'start_code');
