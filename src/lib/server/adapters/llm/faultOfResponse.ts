/** What an HTTP status or a broken connection means, as one of our faults. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ModelFault } from './modelFault.ts';
import { readWireError } from './wireAnswer.ts';

const LONGEST_DETAIL = 300;

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterMs(value: string | undefined, nowMs: number): number | null {
	if (!value) return null;
	const number = Number(value);
	const ms = Number.isFinite(number) ? number * 1000 : Date.parse(value) - nowMs;
	return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** @param nowMs the wall clock, for servers that name a date to come back. */
export function faultOfStatus(
	status: number,
	headers: IncomingHttpHeaders,
	body: string,
	nowMs: number,
): ModelFault {
	const { message, param } = readWireError(parseJson(body));
	const detail = message.replace(/\s+/g, ' ').slice(0, LONGEST_DETAIL);
	if (status === 401 || status === 403) return { kind: 'unauthorised', status, detail };
	if (status === 404) return { kind: 'not_found', status, detail };
	if (status === 429) {
		return { kind: 'rate_limited', retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) };
	}
	if (status >= 500 || status === 408) return { kind: 'server_error', status, detail };
	return { kind: 'rejected', status, detail, param };
}

/** @param error of the request or its response. */
export function faultOfError(error: Error & { code?: string }): ModelFault {
	const { code } = error;
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'name_not_resolved' };
	if (code === 'ECONNREFUSED') return { kind: 'connection_refused' };
	if (code === 'ECONNRESET' || code === 'EPIPE') return { kind: 'cut' };
	if (code?.startsWith('HPE_')) return { kind: 'malformed', detail: 'this is not HTTP' };
	return { kind: 'unreachable', detail: code ?? error.message };
}
