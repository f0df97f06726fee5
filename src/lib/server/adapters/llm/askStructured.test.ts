import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ModelScriptInput } from '../../../../../tests/fakes/modelScript.ts';
import { startModelServer, type ModelServer } from '../../../../../tests/fakes/modelServer.ts';
import type { ChatMessage } from './chatBody.ts';
import { modelsOn } from './modelsOn.fixture.ts';

let server: ModelServer;
let other: ModelServer;
beforeEach(async () => {
	server = await startModelServer();
	other = await startModelServer();
});
afterEach(() => Promise.all([server.close(), other.close()]));

const messages: ChatMessage[] = [{ role: 'user', content: 'Where does it hurt?' }];
const { signal } = new AbortController();
const grader = (env: Record<string, string> = {}) => modelsOn(server, env).models.grader!;
const bodies = ({ requests }: ModelServer) =>
	requests.map(({ body }) => body as Record<string, unknown>);

describe('a structured answer', () => {
	const schema = z.strictObject({ marks: z.int().min(0).max(2), quote: z.string() });
	const reply = '{"marks":2,"quote":"Where does it hurt?"}';
	const value = JSON.parse(reply) as unknown;
	const formats = (from: ModelServer) =>
		bodies(from).map(({ response_format }) => (response_format as { type: string })?.type);

	it('is enforced by the server where it can', async () => {
		server.always({ reply });
		expect(await grader().completeAs(schema, messages, signal)).toMatchObject({ value });
		expect(bodies(server)[0]).toMatchObject({
			messages,
			response_format: { json_schema: { strict: true, schema: { required: ['marks', 'quote'] } } },
		});
	});

	it('is asked for as JSON, else in words, where the server knows no better', async () => {
		server.always({
			reply: `Of course!\n\`\`\`json\n${reply}\n\`\`\``,
			refuses: ['json_schema', 'json_object'],
		});
		const model = grader();
		expect(await model.completeAs(schema, messages, signal)).toMatchObject({ value });
		expect(formats(server)).toEqual(['json_schema', 'json_object', undefined]);
		expect(JSON.stringify(bodies(server).at(-1))).toContain('valid by this JSON schema');
		await model.completeAs(schema, messages, signal);
		expect(formats(server)).toHaveLength(4);
	});

	it('is corrected once, and the form the server did not keep is not relied on again', async () => {
		server.next({ reply: 'Two marks.', ignoresFormat: true }, { reply });
		const model = grader();
		expect(await model.completeAs(schema, messages, signal)).toMatchObject({ value });
		expect(formats(server)).toEqual(['json_schema', 'json_object']);
		expect(JSON.stringify(bodies(server).at(-1))).toContain('Two marks.');
	});

	it.each<[string, ModelScriptInput]>([
		['off the scale and of invented quotes', { isHostile: true }],
		['of another form', { fault: { kind: 'wrong_schema' } }],
		['in prose', { reply: 'Two marks.' }],
	])('%s is refused, and the next model asked', async (_, script) => {
		server.always(script);
		other.always({ reply });
		const fallback = JSON.stringify([{ model: 'second', baseUrl: other.baseUrl }]);
		expect(
			await grader({ GRADER_FALLBACKS: fallback }).completeAs(schema, messages, signal),
		).toMatchObject({ value });
		expect(server.requests).toHaveLength(2);
		const alone = await grader().completeAs(schema, messages, signal);
		expect(alone).toMatchObject({ kind: 'failed', fault: { kind: 'wrong_schema' } });
	});
});
