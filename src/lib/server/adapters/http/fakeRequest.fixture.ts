/** A request as the HTTP server would hand it over, for tests of the fences. */

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

interface Asked {
	readonly method?: string;
	readonly url?: string;
	readonly headers?: IncomingHttpHeaders;
	readonly from?: string;
}

export function fakeRequest({
	method = 'POST',
	url = '/',
	headers = {},
	from = '127.0.0.1',
}: Asked) {
	return { method, url, headers, socket: { remoteAddress: from } } as unknown as IncomingMessage;
}
