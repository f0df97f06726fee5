import type { ChildProcess } from 'node:child_process';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { findFreePort } from '../../src/lib/server/adapters/db/embedded/freePort.ts';
import { endProcess, newDataFolder, startServerProcess } from './server.ts';

/** A student who speaks over HTTP, and remembers what the server has acknowledged. */
function newStudent(request: APIRequestContext, origin: string) {
	const post = (path: string, data: object) =>
		request.post(origin + path, { data: { commandId: crypto.randomUUID(), ...data } });
	return {
		async signIn() {
			const form = { role: 'student' };
			const headers = { origin };
			await request.post(`${origin}/sign-in?/demo`, { form, headers, maxRedirects: 0 });
		},
		async start(): Promise<string> {
			const response = await post('/api/consultations', { slug: 'low-mood', language: 'en' });
			const { consultationId } = await response.json();
			await post(`/api/consultations/${consultationId}/begin`, {});
			return consultationId;
		},
		/** @returns whether the server acknowledged it. */
		async say(consultationId: string, text: string): Promise<boolean> {
			const response = await post(`/api/consultations/${consultationId}/say`, { text }).catch(
				() => null,
			);
			return response?.ok() ?? false;
		},
	};
}

type Line = { speaker: string; text: string };
type View = { transcript: Line[]; pendingReply: { text: string } | null; canSpeak: boolean };

/** Follows the event stream of the room until `isReached`, as a browser would. */
async function follow(
	request: APIRequestContext,
	origin: string,
	consultationId: string,
	isReached: (view: View) => boolean,
): Promise<View> {
	const { cookies } = await request.storageState();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const abort = new AbortController();
	const response = await fetch(`${origin}/api/consultations/${consultationId}/stream`, {
		headers: { cookie },
		signal: abort.signal,
	});
	let unread = '';
	let view: View | null = null;
	for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) {
		const frames = (unread + bytes).split('\n\n');
		unread = frames.pop() ?? '';
		for (const frame of frames) {
			const data = /^data: (.*)$/m.exec(frame)?.[1];
			if (!data) continue;
			const event = JSON.parse(data);
			if (event.type === 'view') view = event.view as View;
			else if (view?.pendingReply) view.pendingReply.text += event.text;
			if (view && isReached(view)) {
				abort.abort();
				return view;
			}
		}
	}
	throw new Error('The stream ended before the room was as awaited.');
}

test('kill -9 between and within replies loses no acknowledged utterance and no shown word', async ({
	request,
}) => {
	const folder = newDataFolder();
	const port = await findFreePort();
	const origin = `http://localhost:${port}`;
	const student = newStudent(request, origin);
	const acknowledged: string[] = [];
	let server: ChildProcess = await startServerProcess(port, folder.dataDir);
	try {
		await student.signIn();
		const id = await student.start();
		const listening = (view: View) => view.canSpeak;
		const speak = async (text: string) => {
			expect(await student.say(id, text)).toBe(true);
			acknowledged.push(text);
		};
		const restart = async () => {
			await endProcess(server, 'SIGKILL');
			server = await startServerProcess(port, folder.dataDir);
		};

		// Within a reply, some words shown.
		await speak('Hello, what brings you in today?');
		const cut = await follow(request, origin, id, (view) =>
			/\S+ \S+/.test(view.pendingReply?.text ?? ''),
		);
		const shown = cut.pendingReply?.text ?? '';
		await restart();
		const resumed = await follow(request, origin, id, listening);
		expect(resumed.transcript.filter(({ speaker }) => speaker === 'patient')).toHaveLength(1);
		expect(resumed.transcript.at(-1)?.text.startsWith(shown)).toBe(true);

		// At once after an acknowledgement, and between replies.
		await speak('How have you been sleeping?');
		await restart();
		await follow(request, origin, id, listening);
		await restart();
		await speak('And your appetite?');
		const view = await follow(request, origin, id, listening);

		const said = view.transcript.filter(({ speaker }) => speaker === 'student');
		expect(said.map(({ text }) => text)).toEqual(acknowledged);
		const answers = view.transcript.filter(({ speaker }) => speaker === 'patient');
		expect(answers).toHaveLength(acknowledged.length);
	} finally {
		await endProcess(server, 'SIGTERM');
		folder.remove();
	}
});
