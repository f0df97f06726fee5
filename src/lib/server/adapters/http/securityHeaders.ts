/** Headers that hold for every answer. The content security policy is the framework's, which knows its own scripts. */

import type { ServerResponse } from 'node:http';

const HEADERS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	// Unless an answer says otherwise: on a shared computer "Back" must not show the last person's results.
	'cache-control': 'private, no-store',
	'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=(), microphone=(self)',
};

/** Half a year; only where every address is https, or a browser would lock itself out of a plain one. */
const STRICT_TRANSPORT = 'max-age=15552000';

export function setSecurityHeaders(response: ServerResponse, origins: readonly URL[]): void {
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
	const isSecure = origins.length > 0 && origins.every(({ protocol }) => protocol === 'https:');
	if (isSecure) response.setHeader('strict-transport-security', STRICT_TRANSPORT);
}
