import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../../../tests/fakes/modelServer.ts';
import {
	beginConsultation,
	command,
	openTestApp,
	viewWhen,
	type TestApp,
} from './openTestApp.fixture.ts';

let server: ModelServer;
let school: TestApp;
beforeAll(async () => {
	server = await startModelServer();
	school = await openTestApp({
		OPENAI_BASE_URL: server.baseUrl,
		INTERPRETER_MODEL: 'fake',
		INTERPRETER_WHOLE_MS: '20000',
	});
});
afterAll(() => Promise.all([school.close(), server.close()]));

const unsure = 'And what about when you go up to the third floor on foot?';

async function answerTo(text: string): Promise<string> {
	const actor = await school.newActor();
	const id = await beginConsultation(school.app, actor);
	await school.app.services.consultation.say(actor, id, { ...command(), text });
	const view = await viewWhen(
		school.app,
		actor,
		id,
		({ canSpeak, transcript }) =>
			canSpeak && transcript.some(({ speaker }) => speaker === 'patient'),
	);
	return view.transcript
		.filter(({ speaker }) => speaker === 'patient')
		.map((line) => line.text)
		.join();
}

describe('a consultation with a model configured', () => {
	it('answers a question that only the model understood as it answers a plain one', async () => {
		const topics = [{ id: 'breathlessness', words: 'when you go up to the third floor on foot' }];
		server.always({ reply: JSON.stringify({ topics }) });
		expect(await answerTo(unsure)).toBe(await answerTo('Do you get short of breath?'));
		expect(server.requests).toHaveLength(1);
	});

	it('goes on by the local interpreter alone when the model fails', async () => {
		server.always({ fault: { kind: 'status', status: 401 } });
		expect(await answerTo(unsure)).not.toBe('');
	});
});
