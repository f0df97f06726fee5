/** How the built handler learns address and origin: from headers that only this server writes. */

import type { IncomingMessage } from 'node:http';
import { clientAddress } from './clientAddress.ts';
import { publicOrigin } from './publicOrigin.ts';

const NAMES = {
	protocol: 'x-virtual-patient-protocol',
	host: 'x-virtual-patient-host',
	address: 'x-virtual-patient-address',
} as const;

/** Settings of the built handler (adapter-node), which reads them, under the prefix of svelte.config.js, while it is imported. */
export const handlerSettings: Readonly<Record<string, string>> = {
	HANDLER_PROTOCOL_HEADER: NAMES.protocol,
	HANDLER_HOST_HEADER: NAMES.host,
	HANDLER_ADDRESS_HEADER: NAMES.address,
	// bodyLimits.ts has judged the body already.
	HANDLER_BODY_SIZE_LIMIT: 'Infinity',
};

/** Overwrites whatever the caller wrote into these headers. */
export function writeForwardedHeaders(
	request: IncomingMessage,
	origins: readonly URL[],
	trustedProxies: number,
): void {
	const origin = publicOrigin(request, origins);
	request.headers[NAMES.protocol] = origin.protocol.slice(0, -1);
	request.headers[NAMES.host] = origin.host;
	request.headers[NAMES.address] = clientAddress(request, trustedProxies);
}

/** The host name the browser asked for, for code that takes the request off the framework’s path. */
export function forwardedHostname(request: IncomingMessage): string {
	const host = String(request.headers[NAMES.host] ?? request.headers.host ?? 'localhost');
	return new URL(`http://${host}`).hostname;
}
