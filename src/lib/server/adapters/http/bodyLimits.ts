/** How much a request may carry: little by default, more where files are taken. */

import type { IncomingMessage } from 'node:http';

export interface BodyLimit {
	readonly pathPrefix: string;
	readonly maxBytes: number;
}

export const DEFAULT_BODY_BYTES = 256 * 1024;

/** Routes that take more than text from a form. The longest matching prefix decides. */
export const BODY_LIMITS: readonly BodyLimit[] = [
	// A roster of 5 MB; a larger one shall be told so in words by the page itself.
	{ pathPrefix: '/admin/people/import', maxBytes: 12 * 1024 * 1024 },
	// Two documents of a megabyte, as JSON writes them.
	{ pathPrefix: '/api/cases/', maxBytes: 6 * 1024 * 1024 },
	// A zip of a case.
	{ pathPrefix: '/cases', maxBytes: 4 * 1024 * 1024 },
];

export type BodyRefusal =
	{ readonly status: 411 } | { readonly status: 413; readonly maxBytes: number };

export function maxBodyBytes(path: string, limits: readonly BodyLimit[] = BODY_LIMITS): number {
	const matching = limits.filter(({ pathPrefix }) => path.startsWith(pathPrefix));
	const longest = matching.sort((a, b) => b.pathPrefix.length - a.pathPrefix.length)[0];
	return longest?.maxBytes ?? DEFAULT_BODY_BYTES;
}

/**
 * Judges by the announced length, to which Node's parser then holds the sender. A body of unannounced length
 * is refused: no browser sends one, and it could not be refused before it is read.
 */
export function refuseBody(
	request: IncomingMessage,
	limits: readonly BodyLimit[] = BODY_LIMITS,
): BodyRefusal | undefined {
	const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
	if (encoding !== undefined) return { status: 411 };
	// Not by `new URL`, which throws on the path `//` that anybody may send.
	const [path = '/'] = (request.url ?? '/').split('?');
	const maxBytes = maxBodyBytes(path, limits);
	return Number(length ?? 0) > maxBytes ? { status: 413, maxBytes } : undefined;
}
