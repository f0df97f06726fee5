/** How the built handler learns address and origin: from headers that only this server writes. */

import type { IncomingMessage } from 'node:http';
import { clientAddress } from './clientAddress.ts';
import { publicOrigin } from './publicOrigin.ts';

const NAMES = {
	protocol: 'x-virtual-patient-protocol',
	host: 'x-virtual-patient-host',
	address: 'x-virtual-patient-address',
} as const;

/** Settings of the built handler (adapter-node), which reads them while it is imported. */
export const handlerSettings: Readonly<Record<string, string>> = {
	PROTOCOL_HEADER: NAMES.protocol,
	HOST_HEADER: NAMES.host,
	ADDRESS_HEADER: NAMES.address,
	// bodyLimits.ts has judged the body already.
	BODY_SIZE_LIMIT: 'Infinity',
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

/** The caller's address, for code that takes the request off the framework's path. */
export function forwardedAddress(request: IncomingMessage): string {
	return String(request.headers[NAMES.address] ?? request.socket.remoteAddress ?? '');
}

/** The host name the browser asked for, for code that takes the request off the framework's path. */
export function forwardedHostname(request: IncomingMessage): string {
	const host = String(request.headers[NAMES.host] ?? request.headers.host ?? 'localhost');
	return new URL(`http://${host}`).hostname;
}
