/** What a person can do about a database that cannot be used, in one sentence and without its password. */

import { OperatorError } from '#lib/server/operatorError.ts';

/** Keyed by Node's and PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const MENDS: Readonly<Record<string, string>> = {
	ECONNREFUSED:
		'nothing listens there. Start PostgreSQL, or correct the host and port in DATABASE_URL.',
	ENOTFOUND: 'there is no machine of that name. Correct the host in DATABASE_URL.',
	EAI_AGAIN:
		'the name of the machine cannot be looked up now. Check the network, or the host in DATABASE_URL.',
	ETIMEDOUT: 'it does not answer. Check the network and firewalls between here and there.',
	CONNECT_TIMEOUT: 'it does not answer. Check the network and firewalls between here and there.',
	EHOSTUNREACH: 'the network does not lead there. Check the network, or the host in DATABASE_URL.',
	CONNECTION_CLOSED: 'it closed the connection. Look into the log of the PostgreSQL server.',
	CONNECTION_ENDED: 'the connection has been closed. Start the app again.',
	ECONNRESET: 'it closed the connection. Look into the log of the PostgreSQL server.',
	'28P01': 'it refuses the password. Correct user and password in DATABASE_URL.',
	'28000':
		'it does not let this user in from here. Check the user in DATABASE_URL and the server’s pg_hba.conf.',
	'3D000': 'it has no database of that name. Create it, or correct the name in DATABASE_URL.',
	'42501': 'this user may not do what the app needs. Let the user own its database.',
	'53100': 'its disk is full. Free some space there: nothing that was saved is lost.',
	'53300': 'it has no connection left. Raise its max_connections, or run fewer app processes.',
	'57P03': 'it is just starting or stopping. Try again in a few seconds.',
	'57P01': 'it is shutting down. Start it again.',
};

/** @returns an error whose message names the server and the mend, and never the password. */
export function explainDatabaseError(error: unknown, url: string): OperatorError {
	const place = describePlace(url);
	if (!place) {
		return new OperatorError(
			'DATABASE_URL is not the address of a PostgreSQL database. Write it as postgres://user:password@host:5432/name ' +
				'(special characters in the password percent-encoded), or leave it out to use the database that comes with the app.',
			{ cause: withoutPassword(error, url) },
		);
	}
	const mend = MENDS[codeOf(error)] ?? `it said: ${hide(messageOf(error), url)}`;
	return new OperatorError(`The database ${place} cannot be used: ${mend}`, {
		cause: withoutPassword(error, url),
	});
}

function describePlace(url: string): string | undefined {
	if (!URL.canParse(url)) return undefined;
	const { protocol, username, hostname, port, pathname } = new URL(url);
	if (!/^postgres(ql)?:$/.test(protocol)) return undefined;
	const name = decodeURIComponent(pathname.slice(1)) || username;
	return `"${name}" at ${hostname || 'localhost'}:${port || '5432'} (user "${decodeURIComponent(username)}")`;
}

function codeOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return '';
	if ('code' in error && error.code) return String(error.code);
	// Several addresses were tried: Node reports them together. Drizzle wraps the driver's error as its cause.
	if (error instanceof AggregateError) return codeOf(error.errors[0]);
	return error instanceof Error ? codeOf(error.cause) : '';
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message || codeOf(error) : String(error);
}

function withoutPassword(error: unknown, url: string): Error {
	return new Error(hide(messageOf(error), url));
}

function hide(text: string, url: string): string {
	const password = URL.canParse(url) ? new URL(url).password : '';
	const secrets = [url, password, decodeURIComponent(password)].filter(Boolean);
	return secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
