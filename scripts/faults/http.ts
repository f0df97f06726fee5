/** Requests as a browser on a bad line makes them: some are broken off before their answer is read. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/** When the line is to break: `sent` once all is written, `answered` when the answer's head arrives. */
export type Break = 'sent' | 'answered' | null;
export type Answer = {
	status: number;
	body: Record<string, unknown>;
	headers: IncomingMessage['headers'];
};
export class Unanswered extends Error {}

const LONGEST_MS = 6000;

type Request = {
	method: 'POST' | 'PUT';
	headers: Record<string, string>;
	body: string;
	breaks: Break;
};

/** @throws Unanswered when no answer was read, whatever became of the request. */
export async function send(
	url: string,
	{ method, headers, body, breaks }: Request,
): Promise<Answer> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		const length = { 'content-length': Buffer.byteLength(body) };
		const sending = request(url, { method, agent, headers: { ...headers, ...length } });
		const lose = (why: string) => {
			reject(new Unanswered(why));
			sending.destroy();
		};
		sending.setTimeout(LONGEST_MS, () => lose('no answer in time'));
		sending.on('error', (error) => lose(error.message));
		sending.on('response', (answer) => {
			if (breaks !== 'answered') return resolve(answer);
			lose('lost on purpose');
		});
		sending.end(body, () => void (breaks === 'sent' && setImmediate(lose, 'lost on purpose')));
	});
	const read = await text(response).catch((error: Error) => {
		throw new Unanswered(error.message);
	});
	return { status: response.statusCode ?? 0, body: parse(read), headers: response.headers };
}

function parse(body: string): Answer['body'] {
	try {
		return JSON.parse(body) as Answer['body'];
	} catch {
		return {};
	}
}

/** Signs in as the demo student. @returns the cookie, which every process takes. */
export async function signIn(origin: string): Promise<string> {
	const { headers } = await send(`${origin}/sign-in?/demo`, {
		method: 'POST',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: 'role=student',
		breaks: null,
	});
	return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

export type StreamEvent = { id: string; data: string };

/** An event stream as a browser's EventSource reads it; half an event at the end is none. */
export function openEventStream(
	url: string,
	{ cookie, cursor }: { cookie: string; cursor: string | null },
	on: { event(event: StreamEvent): void; end(why: string): void },
): { close(): void } {
	const headers = { cookie, ...(cursor === null ? {} : { 'last-event-id': cursor }) };
	const asking = request(url, { headers });
	let isOver = false;
	const end = (why: string) => {
		if (isOver) return;
		isOver = true;
		asking.destroy();
		on.end(why);
	};
	// A comment comes every 15 s: a line quiet for longer is dead.
	asking.setTimeout(20_000, () => end('silence'));
	asking.on('error', (error) => end(error.message));
	asking.on('response', (response) => {
		if (response.statusCode !== 200) return end(`status ${response.statusCode}`);
		let unread = '';
		response.setEncoding('utf8');
		response.on('data', (bytes: string) => {
			const frames = (unread + bytes).split('\n\n');
			unread = frames.pop() ?? '';
			for (const frame of frames) {
				const id = /^id: (.*)$/m.exec(frame)?.[1];
				const data = /^data: (.*)$/m.exec(frame)?.[1];
				if (!isOver && id && data) on.event({ id, data });
			}
		});
		response.on('error', (error) => end(error.message)).on('close', () => end('closed'));
	});
	asking.end();
	return { close: () => end('left') };
}
