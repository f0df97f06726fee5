/** Refuses commands that another website sends in a signed-in user's name (cross-site request forgery). */

import type { IncomingMessage } from 'node:http';
import { isLoopback, publicOrigin } from './publicOrigin.ts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether an unsafe request comes from our own pages. The names of the loopback address on one port are one place.
 * A request with neither `Origin` nor `Sec-Fetch-Site` is let through: every browser sends one of them with an unsafe
 * method, and other programs hold nobody's cookies.
 */
export function isOwnOrigin(request: IncomingMessage, origins: readonly URL[]): boolean {
	if (SAFE_METHODS.has(request.method ?? 'GET')) return true;
	const { origin, 'sec-fetch-site': site } = request.headers;
	if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
	if (!URL.canParse(origin)) return false; // "null": a sandboxed frame or a data: page
	return [publicOrigin(request, origins), ...origins].some((own) =>
		isSamePlace(new URL(origin), own),
	);
}

function isSamePlace(one: URL, other: URL): boolean {
	if (one.origin === other.origin) return true;
	const isBothLoopback = isLoopback(one.hostname) && isLoopback(other.hostname);
	return isBothLoopback && one.protocol === other.protocol && one.port === other.port;
}
