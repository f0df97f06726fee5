/** A student's browser, as far as the load goes: one consultation, its event stream, and things said. */
import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createSseParser } from '#lib/server/adapters/llm/sseParser.ts';
import type { RoomEvent, StudentView } from '#lib/domain/consultation/studentView.ts';
import type { Reply } from './measured.ts';
import { startReplyClock } from './replyClock.ts';

const agent = new Agent({ keepAlive: true });

/** Each is read with certainty, and asked of the chest pain case. */
export const questions = [
	'When did the pain start?',
	'Does the pain spread anywhere?',
	'Do you smoke?',
	'What does the pain feel like?',
	'Are you on any medication?',
];

type Headers = Record<string, string>;

/** Sent again over another connection where the server had just given up a kept one: a command's id makes that safe. */
function send(url: string, headers: Headers, body: string): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const length = { 'content-length': Buffer.byteLength(body) };
		const sending = request(url, { method: 'POST', agent, headers: { ...headers, ...length } });
		const again = () => send(url, headers, body).then(resolve, reject);
		const onError = (error: Error) => (sending.reusedSocket ? again() : reject(error));
		sending.on('response', resolve).on('error', onError).end(body);
	});
}

async function post(url: string, headers: Headers, body: string): Promise<IncomingMessage> {
	const response = await send(url, headers, body);
	const answer = await text(response);
	if ((response.statusCode ?? 500) < 400) return response;
	throw new Error(`${url} answered ${response.statusCode}: ${answer}`);
}

/** Signs in as the demo student. @returns the cookie. */
export async function signIn(origin: string): Promise<string> {
	const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
	const { headers: answered } = await post(`${origin}/sign-in?/demo`, headers, 'role=student');
	const cookies = answered['set-cookie'] ?? [];
	return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

export type Room = {
	/** Says something. @returns its reply, once the patient has finished. */
	ask(): Promise<Reply>;
	close(): void;
};

type Asking = { hear(text: string): void; see(view: StudentView): void };

/** What was heard of a reply so far, chunk by chunk or, after a gap, in a view. */
function startAsking(): Asking & { answered: Promise<Reply> } {
	const clock = startReplyClock();
	let heard = 0;
	let finish: (reply: Reply) => void = () => {};
	const answered = new Promise<Reply>((resolve) => (finish = resolve));
	const hear = (text: string) => {
		heard += text.length;
		clock.take(text);
	};
	return {
		answered,
		hear,
		see({ canSpeak, pendingReply, transcript }) {
			const text = canSpeak ? transcript.at(-1)?.text : pendingReply?.text;
			hear(text?.slice(heard) ?? '');
			if (canSpeak) finish(clock.end());
		},
	};
}

/** A begun consultation whose events are followed. */
export async function openRoom(origin: string, cookie: string): Promise<Room> {
	const headers = { cookie, 'content-type': 'application/json' };
	const command = (path: string, more: object, commandId: string = randomUUID()) =>
		post(`${origin}/api/consultations${path}`, headers, JSON.stringify({ commandId, ...more }));
	const id = randomUUID();
	await command('', { slug: 'chest-pain', language: 'en' }, id);
	await command(`/${id}/begin`, {});

	let asking: Asking | null = null;
	let revision = 0;
	/** @returns whether he listens. */
	function take(event: RoomEvent): boolean {
		if (event.type === 'chunk') {
			asking?.hear(event.text);
			return false;
		}
		const isNew = event.view.revision > revision;
		revision = event.view.revision;
		if (isNew) asking?.see(event.view);
		return event.view.canSpeak;
	}
	const following = request(`${origin}/api/consultations/${id}/stream`, { headers: { cookie } });
	following.end();
	// He may speak first: nothing is asked before he has finished.
	await new Promise<void>((resolve, reject) => {
		following.on('error', reject).on('response', (response) => {
			const parse = createSseParser();
			response.on('error', () => undefined);
			response.on('data', (bytes: Buffer) => {
				for (const data of parse(bytes)) if (take(JSON.parse(data) as RoomEvent)) resolve();
			});
		});
	});
	let at = 0;
	return {
		async ask() {
			const text = questions[at % questions.length];
			at += 1;
			const { answered, ...started } = startAsking();
			asking = started;
			await command(`/${id}/say`, { text });
			return answered;
		},
		close: () => following.destroy(),
	};
}
