/** Turns what a database server answers into a sentence that says what to do. */

import { OperatorError } from '#lib/server/operatorError.ts';

/** The message is for the person who starts the program, and names no secret. */
export class DatabaseSetupError extends OperatorError {}

type DriverError = Error & { code?: string };

/** @returns host, port and database of a connection string, without its password. */
export function placeOf(url: string): string {
	try {
		const parsed = new URL(url);
		const database = parsed.pathname.slice(1) || 'postgres';
		return `database "${database}" at ${parsed.hostname}:${parsed.port || '5432'}`;
	} catch {
		return 'the database of DATABASE_URL';
	}
}

const sentences: Record<string, (place: string) => string> = {
	ECONNREFUSED: (place) =>
		`Nothing answers for ${place}. Start the database server, or correct DATABASE_URL.`,
	ENOTFOUND: (place) => `The host of ${place} is unknown. Correct the host name in DATABASE_URL.`,
	EAI_AGAIN: (place) =>
		`The host of ${place} cannot be looked up now. Check the network, or the host name in DATABASE_URL.`,
	ETIMEDOUT: (place) =>
		`No answer in time from ${place}. Check the network and the address in DATABASE_URL.`,
	EHOSTUNREACH: (place) =>
		`The network does not lead to ${place}. Check the network and the address in DATABASE_URL.`,
	ECONNRESET: (place) =>
		`The server of ${place} broke the connection off. Its log says why; then start again.`,
	CONNECTION_CLOSED: (place) =>
		`The server of ${place} broke the connection off. Its log says why; then start again.`,
	CONNECT_TIMEOUT: (place) =>
		`No answer in time from ${place}. Check the network and the address in DATABASE_URL.`,
	ENOSPC: () => 'The disk is full. Free some space and start again.',
	'28P01': (place) => `The password for ${place} was refused. Correct it in DATABASE_URL.`,
	'28000': (place) => `The user may not sign in to ${place}. Correct the user in DATABASE_URL.`,
	'3D000': (place) => `There is no such database: ${place}. Create it, or correct DATABASE_URL.`,
	'42501': (place) =>
		`The user of DATABASE_URL lacks rights on ${place}. It must own the database (ALTER DATABASE … OWNER TO …).`,
	'53100': () => 'The disk of the database server is full. Free some space and start again.',
	'53300': (place) =>
		`All connections of ${place} are taken. Raise max_connections or stop other programs.`,
	'57P03': (place) => `The server of ${place} is still starting. Try again in a moment.`,
};

/** Drizzle wraps the driver's error: the code sits on the cause. */
function codeOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	const code = (error as DriverError).code;
	if (code) return code;
	// A host with several addresses: Node reports the failure of each together.
	return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause);
}

/**
 * @returns a `DatabaseSetupError` with a sentence for the faults a user can mend; any other error unchanged.
 */
export function explainDatabaseError(error: unknown, url: string): unknown {
	if (error instanceof DatabaseSetupError) return error;
	const sentence = sentences[codeOf(error) ?? ''];
	return sentence ? new DatabaseSetupError(sentence(placeOf(url)), { cause: error }) : error;
}
