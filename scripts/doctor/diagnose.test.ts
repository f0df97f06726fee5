import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelScriptInput } from '../../tests/fakes/modelScript.ts';
import { startModelServer, type ModelServer } from '../../tests/fakes/modelServer.ts';
import { diagnose } from './diagnose.ts';

let server: ModelServer;
beforeEach(async () => void (server = await startModelServer()));
afterEach(() => server.close());

const reply = '{"isQuestion":true}';

/** A clock that moves a tenth of a second at every look. */
async function consult(env: Record<string, string>, firstTokenMs = 5000) {
	const lines: string[] = [];
	let ms = 0;
	const log = { info: () => undefined, error: () => undefined };
	const world = { nowMs: () => (ms += 100), sleep: async () => undefined, random: () => 0.5, log };
	const isWell = await diagnose(env, world, (line) => lines.push(line), {
		firstTokenMs,
		betweenTokensMs: 5000,
		wholeMs: 60_000,
	});
	return { isWell, said: lines.join('\n') };
}
const configured = (more: Record<string, string> = {}) => ({
	OPENAI_BASE_URL: server.baseUrl,
	OPENAI_MODEL: 'fake',
	OPENAI_API_KEY: 'sk-secret',
	...more,
});
const alone = { PATIENT_MODEL: 'none', INTERPRETER_MODEL: 'none', TUTOR_MODEL: 'none' };

describe('the doctor', () => {
	it('finds nothing wrong where nothing is configured, and says how to begin', async () => {
		const { isWell, said } = await consult({});
		expect(isWell).toBe(true);
		expect(said).toContain('patient: no model');
		expect(said).toContain('set OPENAI_BASE_URL and OPENAI_MODEL');
		expect((await consult({ OPENAI_API_KEY: 'sk-x' })).said).toContain('no model is named');
	});

	it('tells of each role who has it, how fast it answers and what its server takes, and no key', async () => {
		server.always({ reply, refuses: ['max_completion_tokens', 'json_schema'] });
		const { isWell, said } = await consult(configured({ TUTOR_MODEL: 'none' }));
		expect(isWell).toBe(true);
		expect(said).toContain(`patient: "fake" at ${server.baseUrl} (with a key)`);
		expect(said).toMatch(/answers: first token after \d+ ms, then \d+ tokens a second/);
		expect(said).toContain('takes its limit as max_tokens');
		expect(said).toContain('structured answers: as JSON, the form asked for in words');
		expect(said).toContain('tutor: no model');
		expect(said).not.toContain('sk-secret');
	});

	it('tells which budgets limit models, and which model has no price', async () => {
		server.always({ reply });
		expect((await consult(configured())).said).toContain('budgets: none');
		const { said } = await consult(
			configured({
				TUTOR_MODEL: 'small',
				MODEL_BUDGETS: '{"consultation":{"tokens":60000},"schoolMonth":{"cost":200}}',
				MODEL_PRICES: '{"fake":{"prompt":0.2,"completion":0.6}}',
			}),
		);
		expect(said).toContain('budgets: 60000 tokens a consultation; $200 a school and month');
		expect(said).toContain('prices: none for "small"');
		expect((await consult({})).said).not.toContain('budgets');
	});

	it.each<[string, ModelScriptInput, RegExp]>([
		['does not accept the key', { apiKey: 'sk-other' }, /does not accept the key \(401\)/],
		['has no such model', { models: ['other'] }, /has no model "fake"/],
		['is overloaded', { fault: { kind: 'status', status: 503 } }, /has a fault of its own \(503\)/],
		['is a web site', { fault: { kind: 'web_page' } }, /not answer as an OpenAI-compatible server/],
		['keeps to no form', { reply: 'Yes.' }, /did not keep to the form asked for/],
	])('says so when the server %s', async (_, script, trouble) => {
		server.always(script);
		const { isWell, said } = await consult(configured());
		expect(isWell).toBe(false);
		expect(said).toMatch(trouble);
		expect(said).not.toContain('sk-secret');
	});

	it('says so when nothing listens there, or nobody knows the name', async () => {
		const fallbacks = JSON.stringify([{ model: 'm', baseUrl: 'http://no-such-host.invalid/v1' }]);
		await server.close();
		const { isWell, said } = await consult(configured({ ...alone, GRADER_FALLBACKS: fallbacks }));
		expect(isWell).toBe(false);
		expect(said).toContain('is the model server running, and on this port?');
		expect(said).toContain('grader, fallback 1: "m" at http://no-such-host.invalid/v1 (no key)');
		expect(said).toMatch(/No server is known by the name|could not be reached/);
	});

	it('says so when a model does not begin to answer', async () => {
		server.always({ fault: { kind: 'silent' } });
		const { isWell, said } = await consult(configured(alone), 60);
		expect(isWell).toBe(false);
		expect(said).toContain('did not begin to answer within 0.06 s');
	});

	it('asks no structured answers of a model that only speaks', async () => {
		server.always({ reply: 'Yes.' });
		const speaking = { GRADER_MODEL: 'none', INTERPRETER_MODEL: 'none' };
		expect((await consult(configured(speaking))).isWell).toBe(true);
	});

	it('says which role would not wait so long, and what to set', async () => {
		server.always({ reply });
		const { isWell, said } = await consult(configured({ PATIENT_FIRST_TOKEN_MS: '90' }));
		expect(isWell).toBe(false);
		expect(said).toContain('raise PATIENT_FIRST_TOKEN_MS');
		const hasty = await consult(configured({ INTERPRETER_WHOLE_MS: '90' }));
		expect(hasty.said).toContain('raise INTERPRETER_WHOLE_MS');
	});
});
