/**
 * A model server for tests: OpenAI's wire format over real HTTP, scripted answers, every fault, a record of what it
 * was asked. Scripts are set in code, or from another process by `POST /control`.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { answerChat, wireError, writeJson } from './modelAnswer.ts';
import {
	chatBodySchema,
	modelScriptSchema,
	type ModelScript,
	type ModelScriptInput,
} from './modelScript.ts';

export type RecordedRequest = { path: string; authorization: string; body: unknown };

export type ModelServer = {
	/** With `/v1`, as `OPENAI_BASE_URL` wants it. */
	baseUrl: string;
	/** All that was asked of the models, in order. */
	requests: RecordedRequest[];
	/** What is done with every request from now on. */
	always(script: ModelScriptInput): void;
	/** What is done with the next requests, one script each, before `always` holds again. */
	next(...scripts: ModelScriptInput[]): void;
	close(): Promise<void>;
};

const controlSchema = z.strictObject({
	always: modelScriptSchema.optional(),
	next: z.array(modelScriptSchema).default([]),
});

const embeddingsSchema = z.looseObject({
	model: z.string(),
	input: z.union([z.string(), z.array(z.string())]),
});

type State = {
	requests: RecordedRequest[];
	/** How many chats were asked for. */
	chats: number;
	/** What is done with the n-th chat, counted from 1. */
	always(chat: number): ModelScript;
	queue: ModelScript[];
};

/** Of unit length, the same for the same text. */
function embeddingOf(sentence: string): number[] {
	const raw = [...createHash('sha256').update(sentence).digest()].slice(0, 8);
	const numbers = raw.map((byte) => byte - 127.5);
	const length = Math.hypot(...numbers);
	return numbers.map((value) => value / length);
}

function answerEmbeddings(response: ServerResponse, body: unknown): void {
	const parsed = embeddingsSchema.safeParse(body);
	if (!parsed.success) return writeJson(response, 400, wireError(z.prettifyError(parsed.error)));
	const inputs = [parsed.data.input].flat();
	writeJson(response, 200, {
		object: 'list',
		model: parsed.data.model,
		data: inputs.map((one, index) => ({ object: 'embedding', index, embedding: embeddingOf(one) })),
		usage: { prompt_tokens: inputs.length, total_tokens: inputs.length },
	});
}

function control(
	state: State,
	method: string | undefined,
	body: unknown,
	response: ServerResponse,
) {
	if (method === 'GET') return writeJson(response, 200, state.requests);
	const parsed = controlSchema.safeParse(body);
	if (!parsed.success) return writeJson(response, 400, wireError(z.prettifyError(parsed.error)));
	const { always } = parsed.data;
	if (always) state.always = () => always;
	state.queue.push(...parsed.data.next);
	writeJson(response, 200, {});
}

function answerModels(response: ServerResponse, { always, chats }: State): void {
	const data = (always(chats).models ?? ['fake']).map((id) => ({ id, object: 'model' }));
	writeJson(response, 200, { object: 'list', data });
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse) {
	const path = request.url ?? '/';
	const raw = await text(request);
	const body: unknown = raw ? JSON.parse(raw) : undefined;
	if (path === '/control') return control(state, request.method, body, response);
	const authorization = request.headers.authorization ?? '';
	const isChat = path === '/v1/chat/completions';
	if (isChat) state.chats += 1;
	const script = (isChat ? state.queue.shift() : undefined) ?? state.always(state.chats);
	state.requests.push({ path, authorization, body });
	if (script.apiKey !== null && authorization !== `Bearer ${script.apiKey}`) {
		return writeJson(response, 401, wireError(`Incorrect API key provided: ${authorization}`));
	}
	if (path === '/v1/models') return answerModels(response, state);
	if (path === '/v1/embeddings') return answerEmbeddings(response, body);
	if (!isChat) return writeJson(response, 404, wireError('Not found.'));
	const chat = chatBodySchema.safeParse(body);
	if (!chat.success) return writeJson(response, 400, wireError(z.prettifyError(chat.error)));
	const key = authorization.replace(/^Bearer /, '');
	await answerChat({ response, body: chat.data, script, key });
}

/** @param script what is done with every request, or with the n-th chat; by default it answers "All right." at once. */
export async function startModelServer(
	script: ModelScriptInput | ((chat: number) => ModelScriptInput) = {},
): Promise<ModelServer> {
	const parse = (input: ModelScriptInput) => modelScriptSchema.parse(input);
	const constant = (input: ModelScriptInput) => {
		const parsed = parse(input);
		return () => parsed;
	};
	const always =
		typeof script === 'function' ? (chat: number) => parse(script(chat)) : constant(script);
	const state: State = { requests: [], chats: 0, always, queue: [] };
	const server = createServer((request, response) => {
		answer(state, request, response).catch((error: unknown) => response.destroy(error as Error));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		baseUrl: `http://127.0.0.1:${port}/v1`,
		requests: state.requests,
		always: (next) => void (state.always = constant(next)),
		next: (...scripts) => void state.queue.push(...scripts.map(parse)),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
