import { afterEach, beforeEach, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../../../../../tests/fakes/modelServer.ts';
import { modelsOn } from './modelsOn.fixture.ts';
import { createHintPhraser } from './modelTutor.ts';

let server: ModelServer;
beforeEach(async () => void (server = await startModelServer()));
afterEach(() => server.close());

it('a model that failed is left alone for a while, and then asked again', async () => {
	let nowMs = 0;
	const phrase = createHintPhraser(modelsOn(server).models.tutor!, () => nowMs);
	const messages = [{ role: 'user' as const, content: 'Phrase it.' }];
	server.always({ fault: { kind: 'status', status: 401 } });
	expect(await phrase(messages)).toMatchObject({ text: null, fault: 'unauthorised' });
	const before = server.requests.length;
	expect(await phrase(messages)).toMatchObject({ text: null, fault: 'resting' });
	expect(server.requests).toHaveLength(before);
	nowMs = 6000;
	server.always({ reply: 'What comes first?' });
	expect(await phrase(messages)).toMatchObject({ text: 'What comes first?', fault: null });
});
