/** From which address a request comes: the ground for limiting sign-in attempts. */

import type { IncomingMessage } from 'node:http';
import { OperatorError } from '../../operatorError.ts';

/** Reads `TRUSTED_PROXIES`: how many proxies of our own stand in front; 0 when people connect directly. */
export function parseTrustedProxies(value: string | undefined): number {
	if (value === undefined || value === '') return 0;
	if (/^\d{1,2}$/.test(value)) return Number(value);
	throw new OperatorError(
		`TRUSTED_PROXIES holds "${value}". It says how many proxies of your own stand in front of the server: 0, 1, 2 …`,
	);
}

/**
 * The last address that none of our own proxies has: each of them appends the one it was called from to
 * `X-Forwarded-For`, and whatever stands further left was written by the caller.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
	const direct = request.socket.remoteAddress ?? '';
	if (trustedProxies === 0) return plain(direct);
	const forwarded = String(request.headers['x-forwarded-for'] ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
	return plain(forwarded[Math.max(0, forwarded.length - trustedProxies)] ?? direct);
}

/** An IPv4 caller on an IPv6 socket is the same person. */
function plain(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
