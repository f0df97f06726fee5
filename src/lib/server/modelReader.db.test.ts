import { describe, expect, it } from 'vitest';
import { beginConsultation, command, viewWhen } from './openTestApp.fixture.ts';
import { useModelSchool } from './modelSchool.fixture.ts';

const at = useModelSchool({
	INTERPRETER_MODEL: 'fake',
	INTERPRETER_WHOLE_MS: '20000',
});

const unsure = 'And what about when you go up to the third floor on foot?';

async function answerTo(text: string): Promise<string> {
	const actor = await at.school.newActor();
	const id = await beginConsultation(at.school.app, actor);
	await at.school.app.services.consultation.say(actor, id, { ...command(), text });
	const view = await viewWhen(
		at.school.app,
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
		at.server.always({ reply: JSON.stringify({ topics }) });
		expect(await answerTo(unsure)).toBe(await answerTo('Do you get short of breath?'));
		expect(at.server.requests).toHaveLength(1);
	});

	it('goes on by the local interpreter alone when the model fails', async () => {
		at.server.always({ fault: { kind: 'status', status: 401 } });
		expect(await answerTo(unsure)).not.toBe('');
	});
});
