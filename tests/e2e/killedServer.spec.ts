import type { ChildProcess } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { findFreePort } from '../../src/lib/server/adapters/db/embedded/freePort.ts';
import { AppClient } from './appClient.ts';
import { followRoom } from './followRoom.ts';
import { endProcess, newDataFolder, startServerProcess } from './server.ts';

async function start(student: AppClient): Promise<string> {
	const { consultationId } = await student.command<{ consultationId: string }>(
		'/api/consultations',
		{ slug: 'low-mood', language: 'en' },
	);
	await student.command(`/api/consultations/${consultationId}/begin`);
	return consultationId;
}

test('kill -9 between and within replies loses no acknowledged utterance and no shown word', async ({
	request,
}) => {
	const folder = newDataFolder();
	const port = await findFreePort();
	const origin = `http://localhost:${port}`;
	const student = new AppClient(request, origin);
	const acknowledged: string[] = [];
	let server: ChildProcess = await startServerProcess(port, folder.dataDir);
	try {
		await student.signInAsDemo('student');
		const id = await start(student);
		const listening = (view: StudentView) => view.canSpeak;
		const speak = async (text: string) => {
			await student.command(`/api/consultations/${id}/say`, { text });
			acknowledged.push(text);
		};
		const restart = async () => {
			await endProcess(server, 'SIGKILL');
			server = await startServerProcess(port, folder.dataDir);
		};

		// Within a reply, some words shown.
		await speak('Hello, what brings you in today?');
		const cut = await followRoom(student, id, (view) =>
			/\S+ \S+/.test(view.pendingReply?.text ?? ''),
		);
		const shown = cut.pendingReply?.text ?? '';
		await restart();
		const resumed = await followRoom(student, id, listening);
		expect(resumed.transcript.filter(({ speaker }) => speaker === 'patient')).toHaveLength(1);
		expect(resumed.transcript.at(-1)?.text.startsWith(shown)).toBe(true);

		// At once after an acknowledgement, and between replies.
		await speak('How have you been sleeping?');
		await restart();
		await followRoom(student, id, listening);
		await restart();
		await speak('And your appetite?');
		const view = await followRoom(student, id, listening);

		const said = view.transcript.filter(({ speaker }) => speaker === 'student');
		expect(said.map(({ text }) => text)).toEqual(acknowledged);
		const answers = view.transcript.filter(({ speaker }) => speaker === 'patient');
		expect(answers).toHaveLength(acknowledged.length);
	} finally {
		await endProcess(server, 'SIGTERM');
		folder.remove();
	}
});
