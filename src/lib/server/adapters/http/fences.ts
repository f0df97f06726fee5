/** What every request passes before the app: headers, origin check, body limit; the same in development and in production. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseBody } from './bodyLimits.ts';
import { isOwnOrigin } from './originCheck.ts';
import { foreignOrigin, refuse, tooLarge, unknownLength } from './refusal.ts';
import { setSecurityHeaders } from './securityHeaders.ts';

/** @returns true when the request may go on; otherwise it has been answered. */
export function passFences(
	request: IncomingMessage,
	response: ServerResponse,
	origins: readonly URL[],
): boolean {
	setSecurityHeaders(response, origins);
	if (!isOwnOrigin(request, origins)) {
		refuse(request, response, foreignOrigin);
		return false;
	}
	const body = refuseBody(request);
	if (!body) return true;
	refuse(request, response, body.status === 413 ? tooLarge(body.maxBytes) : unknownLength);
	return false;
}
