/** Writes the fake model's answer in OpenAI's wire format, streaming or whole, with the fault the script asks for. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { hostileReply } from './hostileReply.ts';
import type { ChatBody, ModelScript } from './modelScript.ts';
import { stampNow } from './sendingStamp.ts';

type Answering = { response: ServerResponse; body: ChatBody; script: ModelScript; key: string };

/** Words with the space before them, Chinese characters one by one: about what real tokens are. */
const tokensOf = (text: string): string[] =>
	text.match(/[\u3400-\u9fff]|\s*[^\s\u3400-\u9fff]+|\s+/gu) ?? [];

export function writeJson(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

export const wireError = (message: string, more: { param?: string; code?: string } = {}) => ({
	error: { message, type: 'invalid_request_error', param: null, code: null, ...more },
});

/** Resolves early, and stays quiet, when the caller has left. */
async function pause(response: ServerResponse, ms: number): Promise<void> {
	if (ms === 0 || response.destroyed) return;
	const leaving = new AbortController();
	const leave = () => leaving.abort();
	response.once('close', leave);
	await wait(ms, undefined, { signal: leaving.signal }).catch(() => undefined);
	response.off('close', leave);
}

/** A body that drops the connection at a given byte, and takes nothing after that. */
function openBody({ response, script: { fault } }: Answering) {
	let left = fault?.kind === 'cut' ? fault.afterBytes : Infinity;
	return {
		write(text: string): void {
			if (left < 0) return;
			const bytes = Buffer.from(text);
			if (bytes.length <= left) response.write(bytes);
			else response.write(bytes.subarray(0, left), () => response.socket?.destroy());
			left -= bytes.length;
		},
		end(text = ''): void {
			this.write(text);
			if (left >= 0) response.end();
		},
	};
}

function replyTo(body: ChatBody, script: ModelScript): string {
	if (script.fault?.kind === 'empty') return '';
	if (script.fault?.kind === 'wrong_schema') return '{"weather":"fine","marks":[true]}';
	return script.isHostile ? hostileReply(withFormat(body, script), script) : script.reply;
}

const withFormat = (body: ChatBody, script: ModelScript): ChatBody =>
	script.ignoresFormat ? { ...body, response_format: undefined } : body;

const usageOf = (body: ChatBody, tokens: readonly string[]) => {
	const prompt = body.messages.flatMap(({ content }) => tokensOf(content)).length;
	const completion = tokens.length;
	return {
		prompt_tokens: prompt,
		completion_tokens: completion,
		total_tokens: prompt + completion,
	};
};

/** How many tokens come before the fault; Infinity when the reply is spoken whole. */
const soundTokens = ({ fault }: ModelScript) =>
	fault && 'afterTokens' in fault ? fault.afterTokens : Infinity;

async function streamAnswer(answering: Answering): Promise<void> {
	const { response, body, script } = answering;
	const { fault } = script;
	const out = openBody(answering);
	const tokens = script.stamps
		? Array<string>(script.stamps).fill('')
		: tokensOf(replyTo(body, script));
	const base = {
		id: 'chatcmpl-fake',
		object: 'chat.completion.chunk',
		created: 0,
		model: body.model,
	};
	const send = (delta: object, finish: string | null = null, more: object = {}) =>
		out.write(
			`data: ${JSON.stringify({ ...base, choices: [{ index: 0, delta, finish_reason: finish }], ...more })}\n\n`,
		);
	const betweenMs = script.tokensPerSecond ? 1000 / script.tokensPerSecond : 0;
	response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
	response.flushHeaders();
	await pause(response, script.firstTokenMs);
	send({ role: 'assistant', content: '' });
	const most = soundTokens(script);
	for (let at = 0; !response.destroyed && at < most; at += 1) {
		if (at >= tokens.length && fault?.kind !== 'endless') break;
		send({ content: script.stamps ? stampNow() : tokens[at % tokens.length] });
		// An endless answer must still let the caller leave.
		await pause(response, fault?.kind === 'endless' ? Math.max(1, betweenMs) : betweenMs);
	}
	if (response.destroyed || fault?.kind === 'stall') return;
	if (fault?.kind === 'ends_early') return out.end();
	if (fault?.kind === 'malformed') return out.end('data: {"choices":[{"delta":\n\n');
	if (fault?.kind === 'error_in_stream') {
		return out.end(`data: ${JSON.stringify(wireError('The model was unloaded.'))}\n\n`);
	}
	send({}, 'stop');
	if (body.stream_options?.include_usage) {
		out.write(
			`data: ${JSON.stringify({ ...base, choices: [], usage: usageOf(body, tokens) })}\n\n`,
		);
	}
	out.end('data: [DONE]\n\n');
}

async function answerWhole(answering: Answering): Promise<void> {
	const { response, body, script } = answering;
	const { fault } = script;
	const tokens = tokensOf(replyTo(body, script));
	const speakingMs = script.tokensPerSecond ? (tokens.length * 1000) / script.tokensPerSecond : 0;
	await pause(response, script.firstTokenMs + speakingMs);
	if (response.destroyed) return;
	if (fault?.kind === 'error_in_stream') {
		return writeJson(response, 200, wireError('The model was unloaded.'));
	}
	const message = { role: 'assistant', content: tokens.join('') };
	const text = JSON.stringify({
		id: 'chatcmpl-fake',
		object: 'chat.completion',
		created: 0,
		model: body.model,
		choices: [{ index: 0, message, finish_reason: 'stop' }],
		usage: usageOf(body, tokens),
	});
	response.writeHead(200, { 'content-type': 'application/json' });
	const breaks = fault?.kind === 'malformed' || fault?.kind === 'ends_early';
	const out = openBody(answering);
	out.write(breaks ? text.slice(0, text.length / 2) : text);
	if (fault?.kind !== 'stall') out.end();
}

function fail({ response, key, script: { fault } }: Answering): boolean {
	if (fault?.kind === 'silent') return true;
	if (fault?.kind === 'web_page') {
		response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Welcome!</p>');
		return true;
	}
	if (fault?.kind !== 'status') return false;
	if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
	writeJson(response, fault.status, wireError(fault.message.replaceAll('{key}', key)));
	return true;
}

/** What a server says that does not know a parameter or a format. */
function refuse({ response, body, script }: Answering): boolean {
	const sent = new Set([...Object.keys(body), body.response_format?.type]);
	if (!body.stream) sent.delete('stream');
	const refused = script.refuses.find((name) => sent.has(name));
	if (!refused) return false;
	const isFormat = refused === 'json_schema' || refused === 'json_object';
	const param = isFormat ? 'response_format' : refused;
	const message = isFormat
		? `'response_format.type' of '${refused}' is not supported.`
		: `Unsupported parameter: '${refused}' is not supported with this model.`;
	writeJson(
		response,
		400,
		script.isVague
			? wireError('Bad request.')
			: wireError(message, { param, code: 'unsupported_parameter' }),
	);
	return true;
}

/** @param answering `key` is what the caller sent to identify itself. */
export async function answerChat(answering: Answering): Promise<void> {
	const { response, body, script } = answering;
	if (script.models && !script.models.includes(body.model)) {
		const message = `The model '${body.model}' does not exist.`;
		return writeJson(response, 404, wireError(message, { code: 'model_not_found' }));
	}
	if (fail(answering) || refuse(answering)) return;
	if (body.stream && !script.neverStreams) await streamAnswer(answering);
	else await answerWhole(answering);
}
