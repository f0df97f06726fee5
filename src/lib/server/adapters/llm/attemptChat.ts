/**
 * One request to one model, on bare `node:http`: why not through a client library stands in docs/decisions/0013.
 * Pushes the text as it comes; whatever goes wrong comes back as a fault, and nothing is thrown.
 */
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { faultOfError, faultOfStatus } from './faultOfResponse.ts';
import type { ModelFault } from './modelFault.ts';
import type { Endpoint, TimeLimits } from './modelSettings.ts';
import { createSseParser } from './sseParser.ts';
import { startWatchdog } from './watchdog.ts';
import { readWireAnswer, type Usage } from './wireAnswer.ts';

export type Attempt = {
	endpoint: Endpoint;
	/** The request's JSON. */
	body: object;
	limits: TimeLimits;
	/** UTF-16 units after which an answer that does not end is ended by us. */
	longestText: number;
	signal: AbortSignal;
	/** Told each piece of text as it comes, the first of which begins with no blank. */
	onText: ((text: string) => void) | undefined;
	/** The wall clock. */
	nowMs(): number;
};

export type AttemptResult =
	| { kind: 'answered'; text: string; finish: 'stop' | 'length'; usage: Usage | null }
	/** `text`: what came before the fault. */
	| { kind: 'failed'; text: string; fault: ModelFault };

/** Connections are kept: a new one would cost each reply a round trip, or three with TLS. */
const agents = {
	'http:': new http.Agent({ keepAlive: true }),
	'https:': new https.Agent({ keepAlive: true }),
};

/** In bytes. A stream wraps each token in a few hundred. */
const LONGEST_BODY = 4_000_000;
const LONGEST_STREAM = 64_000_000;
/** For a server that says "done" and keeps the connection busy. */
const LET_GO_MS = 1000;

function sendRequest({ endpoint, body }: Attempt): ClientRequest {
	const url = new URL(`${endpoint.baseUrl}/chat/completions`);
	const isSecure = url.protocol === 'https:';
	const payload = JSON.stringify(body);
	const request = (isSecure ? https : http).request(url, {
		method: 'POST',
		agent: agents[isSecure ? 'https:' : 'http:'],
		...(endpoint.lookup && { lookup: endpoint.lookup }),
		headers: {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(payload),
			accept: 'text/event-stream, application/json',
			...(endpoint.apiKey && { authorization: `Bearer ${endpoint.apiKey.reveal()}` }),
		},
	});
	return request.end(payload);
}

/** What the answer has become so far. */
type Course = {
	attempt: Attempt;
	text: string;
	finish: 'stop' | 'length' | null;
	usage: Usage | null;
	/** Once it is: what still arrives is passed over. */
	isOver: boolean;
	heard(): void;
	fail(fault: ModelFault): void;
	/** @param isWhole whether the server has said so; else it is cut off here. */
	done(isWhole: boolean): void;
};

function take(course: Course, json: string): void {
	if (course.isOver) return;
	const answer = readWireAnswer(json);
	if (!answer) return course.fail({ kind: 'malformed', detail: 'broken JSON in the answer' });
	if (answer.error !== null) {
		const key = course.attempt.endpoint.apiKey;
		const detail = key ? key.hiddenIn(answer.error) : answer.error;
		return course.fail({ kind: 'server_error', status: null, detail });
	}
	course.usage = answer.usage ?? course.usage;
	course.finish = answer.finish ?? course.finish;
	const piece = course.text === '' ? answer.text.trimStart() : answer.text;
	if (piece === '') return;
	course.heard();
	course.text += piece;
	course.attempt.onText?.(piece);
	if (course.text.length < course.attempt.longestText) return;
	course.finish = 'length';
	course.done(false);
}

/** Only an answer that says it is complete is taken for one. */
function closeAnswer(course: Course, said: 'stop' | null = null): void {
	course.finish ??= said;
	if (course.finish) course.done(true);
	else course.fail({ kind: 'cut' });
}

const tooMuch: ModelFault = { kind: 'malformed', detail: 'it sends more than any answer holds' };

/** @returns the function that counts bytes, and fails the attempt at `most`. */
function countTo(most: number, course: Course) {
	let bytes = 0;
	return ({ length }: Buffer) => {
		bytes += length;
		if (bytes > most) course.fail(tooMuch);
	};
}

function readStream(response: IncomingMessage, course: Course): void {
	const parse = createSseParser();
	response.on('data', countTo(LONGEST_STREAM, course));
	response.on('data', (bytes: Buffer) => {
		for (const data of parse(bytes)) {
			if (data === '[DONE]') closeAnswer(course, 'stop');
			else take(course, data);
		}
	});
	response.on('end', () => closeAnswer(course));
}

function readWhole(response: IncomingMessage, course: Course, then: (text: string) => void): void {
	const parts: Buffer[] = [];
	response.on('data', countTo(LONGEST_BODY, course));
	response.on('data', (bytes: Buffer) => parts.push(bytes));
	response.on('end', () => then(Buffer.concat(parts).toString('utf8')));
}

function readResponse(response: IncomingMessage, course: Course): void {
	const { statusCode: status = 0, headers } = response;
	const type = headers['content-type'] ?? '';
	if (status < 200 || status > 299) {
		const { endpoint, nowMs } = course.attempt;
		return readWhole(response, course, (body) => {
			const safe = endpoint.apiKey ? endpoint.apiKey.hiddenIn(body) : body;
			course.fail(faultOfStatus(status, headers, safe, nowMs()));
		});
	}
	if (type.includes('html')) {
		return course.fail({ kind: 'malformed', detail: 'it sent a web page' });
	}
	if (!type.includes('json')) return readStream(response, course);
	readWhole(response, course, (body) => {
		take(course, body);
		closeAnswer(course);
	});
}

function letGo(response: IncomingMessage): void {
	const timer = setTimeout(() => response.destroy(), LET_GO_MS);
	timer.unref();
	response.once('close', () => clearTimeout(timer));
}

/** Resolves when the answer is whole, cut off at its longest, or lost. */
export function attemptChat(attempt: Attempt): Promise<AttemptResult> {
	const { signal } = attempt;
	if (signal.aborted) {
		return Promise.resolve({ kind: 'failed', text: '', fault: { kind: 'stopped' } });
	}
	return new Promise((resolve) => {
		let response: IncomingMessage | undefined;
		const request = sendRequest(attempt);
		const settle = (result: AttemptResult | Promise<AttemptResult>, keepConnection: boolean) => {
			if (course.isOver) return;
			course.isOver = true;
			watchdog.stop();
			signal.removeEventListener('abort', stop);
			if (keepConnection && response) letGo(response);
			else request.destroy();
			resolve(result);
		};
		const fail = (fault: ModelFault) => settle({ kind: 'failed', text: course.text, fault }, false);
		const stop = () => fail({ kind: 'stopped' });
		const watchdog = startWatchdog(attempt.limits, fail);
		const course: Course = {
			attempt,
			text: '',
			finish: null,
			usage: null,
			isOver: false,
			heard: watchdog.heard,
			fail,
			done(isWhole) {
				const { text, finish, usage } = course;
				if (text === '') fail({ kind: 'empty' });
				else settle({ kind: 'answered', text, finish: finish ?? 'stop', usage }, isWhole);
			},
		};
		signal.addEventListener('abort', stop, { once: true });
		request.on('error', (error) => {
			// The server closed a kept connection just as we took it up: that is no answer of any kind.
			const isStale = request.reusedSocket && !response && !course.isOver;
			if (isStale) settle(attemptChat(attempt), false);
			else fail(faultOfError(error));
		});
		request.on('response', (incoming) => {
			response = incoming;
			incoming.on('error', (error) => fail(faultOfError(error)));
			readResponse(incoming, course);
		});
	});
}
