import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelScriptInput } from '../../../../../tests/fakes/modelScript.ts';
import { startModelServer, type ModelServer } from '../../../../../tests/fakes/modelServer.ts';
import type { ChatMessage } from './chatBody.ts';
import type { StreamEvent } from './model.ts';
import { modelsOn } from './modelsOn.fixture.ts';

let server: ModelServer;
let other: ModelServer;
beforeEach(async () => {
	server = await startModelServer();
	other = await startModelServer({ reply: 'The other one.' });
});
afterEach(() => Promise.all([server.close(), other.close()]));

const messages: ChatMessage[] = [
	{ role: 'system', content: 'You are a patient.' },
	{ role: 'user', content: 'Where does it hurt?' },
];
const { signal } = new AbortController();

const open = (env: Record<string, string> = {}) => {
	const opened = modelsOn(server, env);
	return { ...opened, patient: opened.models.patient! };
};
const withFallback = (env: Record<string, string> = {}) =>
	open({
		PATIENT_FALLBACKS: JSON.stringify([{ model: 'second', baseUrl: other.baseUrl }]),
		...env,
	});

async function read(stream: AsyncIterable<StreamEvent>) {
	let shown = '';
	for await (const event of stream) {
		if (event.kind === 'text') shown += event.text;
		else return { shown, outcome: event };
	}
	throw new Error('The stream ended without an outcome.');
}

const bodies = ({ requests }: ModelServer) =>
	requests.map(({ body }) => body as Record<string, unknown>);

describe('a model that answers', () => {
	it('gives its words as they come, and then how it ended', async () => {
		server.always({ reply: 'Here, 在胸口. And there.', tokensPerSecond: 2000 });
		const { shown, outcome } = await read(open().patient.stream(messages, signal));
		expect(shown).toBe('Here, 在胸口. And there.');
		expect(outcome).toMatchObject({
			kind: 'answered',
			value: shown,
			finish: 'stop',
			usage: { promptTokens: 8, completionTokens: 8, cachedTokens: 0 },
		});
	});

	it('gives its words whole, even from a server that never streams', async () => {
		server.next({ reply: 'Here.' }, { reply: 'Here.', neverStreams: true });
		const { patient } = open();
		const values = [
			await patient.complete(messages, signal),
			await patient.complete(messages, signal),
		];
		expect(values).toMatchObject([{ value: 'Here.' }, { value: 'Here.' }]);
	});

	it('is sent what its role was given, and its key', async () => {
		await open({ PATIENT_TEMPERATURE: '0.3' }).patient.complete(messages, signal);
		expect(server.requests[0]).toMatchObject({
			authorization: 'Bearer sk-secret',
			body: { model: 'fake', messages, temperature: 0.3, max_completion_tokens: 300 },
		});
	});

	it('is cut off when it never ends, as if its limit had held', async () => {
		server.always({ reply: 'on and on ', fault: { kind: 'endless' } });
		const { shown, outcome } = await read(
			open({ PATIENT_MAX_TOKENS: '10' }).patient.stream(messages, signal),
		);
		expect(outcome).toMatchObject({ kind: 'answered', finish: 'length' });
		expect(shown.length).toBeGreaterThanOrEqual(80);
		expect(shown.length).toBeLessThan(200);
	});

	it('falls silent when it is no longer wanted, and is not asked again', async () => {
		server.always({ fault: { kind: 'stall', afterTokens: 1 } });
		const stopping = new AbortController();
		const { patient } = withFallback();
		const events: string[] = [];
		for await (const event of patient.stream(messages, stopping.signal)) {
			events.push(event.kind === 'failed' ? event.fault.kind : event.kind);
			stopping.abort();
		}
		expect(events).toEqual(['text', 'stopped']);
		expect(await read(patient.stream(messages, stopping.signal))).toMatchObject({
			outcome: { fault: { kind: 'stopped' } },
		});
		expect([...server.requests, ...other.requests]).toHaveLength(1);
	});
});

describe('what a server takes', () => {
	it.each([
		['names what it does not', false],
		['is vague about what it does not', true],
	])('is found out once when it %s', async (_, isVague) => {
		server.always({ refuses: ['max_completion_tokens', 'stream_options', 'temperature'], isVague });
		const { patient } = open();
		expect((await patient.complete(messages, signal)).kind).toBe('answered');
		const tries = server.requests.length;
		expect(tries).toBeGreaterThan(1);
		expect((await patient.complete(messages, signal)).kind).toBe('answered');
		expect(server.requests).toHaveLength(tries + 1);
		expect(bodies(server).at(-1)).toMatchObject({ max_tokens: 300, stream: true });
	});

	it('may be no limit in tokens, and no stream', async () => {
		server.always({ refuses: ['max_completion_tokens', 'max_tokens', 'stream'] });
		const outcome = await open().patient.complete(messages, signal);
		expect(outcome).toMatchObject({ kind: 'answered', value: 'All right.' });
		expect(Object.keys(bodies(server).at(-1) ?? {})).toEqual(['model', 'messages', 'temperature']);
	});

	it('is not unlearned when a request is refused for another reason', async () => {
		const { patient } = open();
		server.always({ fault: { kind: 'status', status: 400 } });
		expect(await patient.complete(messages, signal)).toMatchObject({ fault: { kind: 'rejected' } });
		server.always({});
		await patient.complete(messages, signal);
		expect(bodies(server).at(-1)).toMatchObject({ max_completion_tokens: 300, temperature: 0.7 });
	});
});

describe('a model that fails before its first word', () => {
	it.each<[string, ModelScriptInput['fault'] & object]>([
		['is rate limited', { kind: 'status', status: 429 }],
		['has a fault of its own', { kind: 'status', status: 500 }],
		['is behind a gateway that fails', { kind: 'status', status: 502 }],
		['is overloaded', { kind: 'status', status: 503 }],
		['says nothing', { kind: 'empty' }],
		['drops the connection', { kind: 'cut', afterBytes: 0 }],
		['ends at once', { kind: 'ends_early', afterTokens: 0 }],
		['breaks its JSON', { kind: 'malformed' }],
		['errs within the stream', { kind: 'error_in_stream', afterTokens: 0 }],
		['sends a web page', { kind: 'web_page' }],
	])('is asked again when it %s', async (_, fault) => {
		server.next({ fault }, { fault });
		const { patient, slept } = open();
		const { shown, outcome } = await read(patient.stream(messages, signal));
		expect([shown, outcome.kind]).toEqual(['All right.', 'answered']);
		expect(slept).toEqual([250, 500]);
	});

	it('is given the time it asks for, and passed over when it asks for too much', async () => {
		const limited = (retryAfter: string) =>
			({ fault: { kind: 'status', status: 429, retryAfter } }) as const;
		server.next(limited('2'), limited('60'));
		const { patient, slept } = withFallback();
		expect(await patient.complete(messages, signal)).toMatchObject({ value: 'The other one.' });
		expect(slept).toEqual([2000]);
	});

	it('hands over to the next model after three tries', async () => {
		server.always({ fault: { kind: 'status', status: 503 } });
		const { patient } = withFallback();
		const { shown, outcome } = await read(patient.stream(messages, signal));
		expect(shown).toBe('The other one.');
		expect(outcome).toMatchObject({ endpoint: { model: 'second' } });
		expect(server.requests).toHaveLength(3);
		expect(other.requests[0]?.authorization).toBe('');
	});

	it.each<[string, ModelScriptInput, string]>([
		['keeps silent', { fault: { kind: 'silent' } }, 'no_first_token'],
		[
			'opens a stream and keeps silent',
			{ fault: { kind: 'stall', afterTokens: 0 } },
			'no_first_token',
		],
		['does not know the key', { apiKey: 'another' }, 'unauthorised'],
		['does not have the model', { models: [] }, 'not_found'],
	])('hands over at once when it %s', async (_, script, kind) => {
		server.always(script);
		const env = { PATIENT_FIRST_TOKEN_MS: '500' };
		expect(await withFallback(env).patient.complete(messages, signal)).toMatchObject({
			value: 'The other one.',
		});
		expect(server.requests).toHaveLength(1);
		expect(await open(env).patient.complete(messages, signal)).toMatchObject({
			kind: 'failed',
			fault: { kind },
		});
	});

	it('hands over when nothing listens there', async () => {
		await server.close();
		expect(await withFallback().patient.complete(messages, signal)).toMatchObject({
			value: 'The other one.',
		});
		expect(await open().patient.complete(messages, signal)).toMatchObject({
			fault: { kind: 'connection_refused' },
		});
	});
});

describe('a model that fails in mid-answer', () => {
	const inMiddle: [string, ModelScriptInput['fault'] & object, string][] = [
		['stalls', { kind: 'stall', afterTokens: 1 }, 'stalled'],
		['ends early', { kind: 'ends_early', afterTokens: 1 }, 'cut'],
		['breaks its JSON', { kind: 'malformed', afterTokens: 1 }, 'malformed'],
		['errs within the stream', { kind: 'error_in_stream', afterTokens: 1 }, 'server_error'],
	];
	const env = { PATIENT_BETWEEN_TOKENS_MS: '500' };

	it.each(inMiddle)(
		'is never begun anew once its words were shown (%s)',
		async (_, fault, kind) => {
			server.always({ fault });
			const { shown, outcome } = await read(withFallback(env).patient.stream(messages, signal));
			expect(shown).toBe('All');
			expect(outcome).toMatchObject({ kind: 'failed', text: 'All', fault: { kind } });
			expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
		},
	);

	it.each(inMiddle)('is replaced where nobody has seen its words (%s)', async (_, fault) => {
		server.always({ fault });
		expect(await withFallback(env).patient.complete(messages, signal)).toMatchObject({
			value: 'The other one.',
		});
	});

	it('shows a beginning of the answer and nothing else, wherever the connection breaks', async () => {
		const reply = 'Here, 在胸口.';
		const { patient } = open({ PATIENT_WHOLE_MS: '20000' });
		for (let afterBytes = 0; afterBytes < 900; afterBytes += 41) {
			server.always({ reply, fault: { kind: 'cut', afterBytes } });
			const { shown, outcome } = await read(patient.stream(messages, signal));
			expect(reply.startsWith(shown)).toBe(true);
			expect(outcome).toMatchObject({ kind: 'failed', fault: { kind: 'cut' } });
		}
	});

	it('is not waited for longer than its role allows, all tries together', async () => {
		server.always({ reply: 'on ', fault: { kind: 'endless' } });
		const { patient } = withFallback({ PATIENT_WHOLE_MS: '80', PATIENT_MAX_TOKENS: '100000' });
		expect(await patient.complete(messages, signal)).toMatchObject({ fault: { kind: 'too_long' } });
		expect(other.requests).toEqual([]);
	});
});

describe('the log', () => {
	it('tells what failed and never the key, even where the server repeats it', async () => {
		const echo = 'Incorrect key: {key}';
		server.next(
			{ fault: { kind: 'status', status: 500, message: echo } },
			{ fault: { kind: 'status', status: 400, message: echo } },
			{ apiKey: 'another' },
		);
		const { patient, logged } = open();
		const outcome = await patient.complete(messages, signal);
		expect(logged).toHaveLength(2);
		expect(logged[0]).toContain('has a fault of its own (500). It said: Incorrect key: [key]');
		expect(logged.join() + JSON.stringify(outcome)).not.toContain('sk-secret');
	});
});
