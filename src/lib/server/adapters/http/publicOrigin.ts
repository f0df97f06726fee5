/** Under which address a browser knows this server: the ground for cookies, links and the origin check. */

import type { IncomingMessage } from 'node:http';
import { OperatorError } from '../../operatorError.ts';

/** Reads `ORIGIN`: one or more addresses, separated by commas. */
export function parseOrigins(value: string | undefined): readonly URL[] {
	return (value ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean)
		.map(parseOrigin);
}

function parseOrigin(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url;
	throw new OperatorError(
		`ORIGIN holds "${text}", which is not an address. Write what people type into the browser, without a path: ` +
			'ORIGIN=https://patients.example.edu (several: separated by commas).',
	);
}

/**
 * The origin of one request. With `ORIGIN` set, the entry that the request's host names, else the first;
 * without, plain HTTP at the host that was asked for.
 */
export function publicOrigin(request: IncomingMessage, origins: readonly URL[]): URL {
	const host = request.headers.host ?? 'localhost';
	const first = origins[0];
	if (first) return origins.find((origin) => origin.host === host) ?? first;
	return URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : new URL('http://localhost');
}

/** Whether a host name or address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
	const bare = host.replace(/^\[|\]$/g, '');
	return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** Session cookies travel over TLS only, except on this machine, where no certificate is to be had. */
export const cookiePlace = (hostname: string): { isSecure: boolean } => ({
	isSecure: !isLoopback(hostname),
});
