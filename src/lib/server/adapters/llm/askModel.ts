/** One question to a role's models: retries while they may help, then the fallbacks in order. */
import type { Log } from '#lib/server/services/ports.ts';
import { attemptChat, type AttemptResult } from './attemptChat.ts';
import { chatBody, type ChatMessage, type JsonSchema } from './chatBody.ts';
import { afterRefusal, firstDialect, type Dialect } from './dialect.ts';
import type { Outcome } from './model.ts';
import { describeFault, isFinal, mayPass, type ModelFault } from './modelFault.ts';
import type { Endpoint, RoleSettings } from './modelSettings.ts';

/** What calls need of the world. */
export type ModelWorld = {
	/** The wall clock. */
	nowMs(): number;
	/** Resolves early when the signal is aborted. */
	sleep(ms: number, signal: AbortSignal): Promise<void>;
	/** 0 to 1. */
	random(): number;
	log: Log;
};

export type CallContext = ModelWorld & {
	settings: RoleSettings;
	dialects: DialectMemory;
};

export type Call = {
	messages: readonly ChatMessage[];
	schema: JsonSchema | null;
	/** When all attempts together have taken too long. */
	untilMs: number;
	signal: AbortSignal;
	/** Given where text is shown as it comes: after its first piece nothing is begun anew. */
	onText?: (text: string) => void;
};

/** What each server and model was found to take, by this process. */
export function rememberDialects() {
	const known = new Map<string, Dialect>();
	const keyOf = ({ baseUrl, model }: Endpoint) => `${baseUrl} ${model}`;
	return {
		of: (endpoint: Endpoint): Dialect => known.get(keyOf(endpoint)) ?? firstDialect,
		keep: (endpoint: Endpoint, dialect: Dialect): void => void known.set(keyOf(endpoint), dialect),
	};
}
export type DialectMemory = ReturnType<typeof rememberDialects>;

const RETRIES = 2;
const FIRST_WAIT_MS = 250;
/** Who asks us to wait longer is passed over. */
const LONGEST_WAIT_MS = 5000;
/** No language's tokens are longer on average: an answer past its limit in these has ignored the limit. */
const UNITS_A_TOKEN = 8;

async function attemptIn(
	dialect: Dialect,
	{ settings, nowMs }: CallContext,
	endpoint: Endpoint,
	call: Call,
): Promise<AttemptResult> {
	const { limits } = settings;
	const leftMs = call.untilMs - nowMs();
	if (leftMs <= 0) {
		return { kind: 'failed', text: '', fault: { kind: 'too_long', limitMs: limits.wholeMs } };
	}
	return attemptChat({
		endpoint,
		body: chatBody(settings, endpoint, dialect, call.messages, call.schema),
		limits: { ...limits, wholeMs: leftMs },
		longestText: settings.maxTokens * UNITS_A_TOKEN,
		signal: call.signal,
		onText: call.onText,
		nowMs,
	});
}

/** Asks once, and again for each thing the server turns out not to take. Remembered is only what has worked. */
async function attemptAny(
	context: CallContext,
	endpoint: Endpoint,
	call: Call,
): Promise<Outcome<string>> {
	let dialect = context.dialects.of(endpoint);
	for (;;) {
		const result = await attemptIn(dialect, context, endpoint, call);
		if (result.kind === 'answered') {
			context.dialects.keep(endpoint, dialect);
			const { text: value, ...rest } = result;
			return { ...rest, value, endpoint, dialect };
		}
		const { fault } = result;
		const isStructured = call.schema !== null;
		const next = fault.kind === 'rejected' ? afterRefusal(dialect, fault, isStructured) : null;
		if (!next) return { ...result, endpoint };
		dialect = next;
	}
}

/** Doubling, and spread so that those who failed together do not come back together. */
function waitBefore(retry: number, fault: ModelFault, random: () => number): number {
	if (fault.kind === 'rate_limited' && fault.retryAfterMs !== null) return fault.retryAfterMs;
	return FIRST_WAIT_MS * 2 ** retry * (0.5 + random());
}

const wasShown = (call: Call, text: string) => call.onText !== undefined && text !== '';

export async function askEndpoint(
	context: CallContext,
	endpoint: Endpoint,
	call: Call,
): Promise<Outcome<string>> {
	const { settings, log, nowMs, sleep, random } = context;
	for (let retry = 0; ; retry += 1) {
		const outcome = await attemptAny(context, endpoint, call);
		if (outcome.kind === 'answered' || outcome.fault.kind === 'stopped') return outcome;
		const { fault, text } = outcome;
		log.error({ role: settings.role, fault }, describeFault(fault, endpoint));
		if (wasShown(call, text) || !mayPass(fault) || retry === RETRIES) return outcome;
		const waitMs = waitBefore(retry, fault, random);
		if (waitMs > Math.min(LONGEST_WAIT_MS, call.untilMs - nowMs())) return outcome;
		await sleep(waitMs, call.signal);
	}
}

/** The role's models in order, until one answers or nobody else may be asked. */
export async function askInOrder<T>(
	{ settings, nowMs }: CallContext,
	asked: Omit<Call, 'untilMs'>,
	ask: (endpoint: Endpoint, call: Call) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
	const call: Call = { ...asked, untilMs: nowMs() + settings.limits.wholeMs };
	const [first, ...fallbacks] = settings.endpoints;
	let outcome = await ask(first, call);
	for (const endpoint of fallbacks) {
		if (outcome.kind === 'answered') break;
		if (isFinal(outcome.fault) || wasShown(call, outcome.text)) break;
		outcome = await ask(endpoint, call);
	}
	return outcome;
}
