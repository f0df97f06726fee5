/** Pages go out compressed. Streams never do: their words would wait for more to compress. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const isPage = /^(?:text\/html|application\/json)\b/;

const compress = compression({
	filter: (_, response) => isPage.test(String(response.getHeader('content-type'))),
});

/** The handler's answer in an encoding that the request accepts. What is encoded already stays as it is. */
export const compressed =
	(handler: Handler): Handler =>
	(request, response) =>
		// The library asks nothing of Express that Node's own objects do not have.
		compress(request as never, response as never, () => handler(request, response));
