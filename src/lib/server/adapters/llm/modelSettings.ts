/** Which model answers for each role, read from the environment; every fault is a sentence that names the variable. */
import type { LookupFunction } from 'node:net';
import { z } from 'zod';
import { usingRoles, type UsingRole } from '#lib/domain/usage/modelUse.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import { Secret } from './secret.ts';

export const modelRoles = usingRoles;
export type ModelRole = UsingRole;

/** A model on a server, and the key for that server. */
export type Endpoint = {
	model: string;
	baseUrl: string;
	apiKey: Secret | null;
	/** Judges what the server's name leads to; left out: as the system finds it. */
	lookup?: LookupFunction;
};

export type TimeLimits = {
	/** From asking to the first token of one attempt. */
	firstTokenMs: number;
	/** From one token to the next. */
	betweenTokensMs: number;
	/** From asking to the end, all attempts and fallbacks together. */
	wholeMs: number;
};

export type RoleSettings = {
	role: ModelRole;
	/** In the order they are tried. */
	endpoints: readonly [Endpoint, ...Endpoint[]];
	temperature: number;
	/** The longest answer, in tokens. */
	maxTokens: number;
	limits: TimeLimits;
};

/** Null: no model has this role. */
export type ModelSettings = Record<ModelRole, RoleSettings | null>;

type Env = Readonly<Record<string, string | undefined>>;
type Numbers = { temperature: number; maxTokens: number } & TimeLimits;

/** A student waits for the patient, a little for the tutor and hardly at all for the interpreter; nobody watches the grader. */
export const usualNumbers: Record<ModelRole, Numbers> = {
	patient: role(0.7, 300, { firstTokenMs: 8000, betweenTokensMs: 8000, wholeMs: 60_000 }),
	interpreter: role(0, 400, { firstTokenMs: 2000, betweenTokensMs: 2000, wholeMs: 2000 }),
	grader: role(0, 8000, { firstTokenMs: 60_000, betweenTokensMs: 30_000, wholeMs: 300_000 }),
	tutor: role(0.5, 300, { firstTokenMs: 4000, betweenTokensMs: 4000, wholeMs: 6000 }),
};

function role(temperature: number, maxTokens: number, limits: TimeLimits): Numbers {
	return { temperature, maxTokens, ...limits };
}

/** With the words a fault adds after the variable's name. */
const address = z
	.url({
		protocol: /^https?$/,
		error: 'is an address such as http://localhost:11434/v1',
		abort: true,
	})
	.refine((url) => !new URL(url).username, 'holds no name or key; set the key by itself')
	.transform((url) => url.replace(/\/+$/, ''));
const milliseconds = z.coerce
	.number('is a whole number of milliseconds')
	.int('is a whole number of milliseconds')
	.min(1, 'is a whole number of milliseconds, at least 1');
const key = z.string().regex(/^[\x21-\x7e]+$/, 'holds a character that no key has');
const fallbackSchema = z.strictObject({
	model: z.string().min(1),
	baseUrl: address.optional(),
	apiKey: key.optional(),
});
const fallbacksText =
	'is a JSON list such as [{"model":"small","baseUrl":"http://localhost:11434/v1","apiKey":"…"}]';
const fallbacks = z
	.string()
	.transform((text, context) => {
		try {
			return JSON.parse(text) as unknown;
		} catch {
			context.addIssue(fallbacksText);
			return z.NEVER;
		}
	})
	.pipe(z.array(fallbackSchema, fallbacksText));

/** Each role's variables by the end of their names. */
const variablesSchema = z.object({
	MODEL: z.string().optional(),
	BASE_URL: address.optional(),
	API_KEY: key.optional(),
	TEMPERATURE: z.coerce
		.number('is a number from 0 to 2')
		.min(0, 'is a number from 0 to 2')
		.max(2, 'is a number from 0 to 2')
		.optional(),
	MAX_TOKENS: z.coerce
		.number('is a whole number of tokens')
		.int('is a whole number of tokens')
		.min(1, 'is a whole number of tokens, at least 1')
		.optional(),
	FIRST_TOKEN_MS: milliseconds.optional(),
	BETWEEN_TOKENS_MS: milliseconds.optional(),
	WHOLE_MS: milliseconds.optional(),
	FALLBACKS: fallbacks.optional(),
});
type Variables = z.infer<typeof variablesSchema>;

const OPENAI = 'https://api.openai.com/v1';
/** What a role's MODEL says when no model shall have the role. */
const NONE = 'none';

function readVariables(env: Env, prefix: string, faults: string[]): Variables {
	const names = Object.keys(variablesSchema.shape);
	const values = names.flatMap((name) => {
		const value = env[`${prefix}_${name}`]?.trim();
		return value ? [[name, value]] : [];
	});
	const parsed = variablesSchema.safeParse(Object.fromEntries(values));
	if (parsed.success) return parsed.data;
	const named = parsed.error.issues.map(({ path: [name, ...inner], message }) =>
		// A list may hold keys: its faults name the place, never what stands there.
		inner.length > 0
			? `${prefix}_${String(name)} at ${inner.join('.')}: ${message}.`
			: `${prefix}_${String(name)} ${message}.`,
	);
	faults.push(...new Set(named));
	return {};
}

/** A key goes to the server it was given for, and to no other. */
function mainEndpoint(own: Variables, shared: Variables, model: string): Endpoint {
	const sharedUrl = shared.BASE_URL ?? OPENAI;
	const baseUrl = own.BASE_URL ?? sharedUrl;
	const key = own.API_KEY ?? (baseUrl === sharedUrl ? shared.API_KEY : undefined);
	return { model, baseUrl, apiKey: key ? new Secret(key) : null };
}

function fallbackEndpoints(list: Variables['FALLBACKS'], main: Endpoint): Endpoint[] {
	return (list ?? []).map(({ model, baseUrl = main.baseUrl, apiKey }) => ({
		model,
		baseUrl,
		apiKey: apiKey ? new Secret(apiKey) : baseUrl === main.baseUrl ? main.apiKey : null,
	}));
}

function settingsOf(role: ModelRole, own: Variables, shared: Variables): RoleSettings | null {
	const model = own.MODEL ?? shared.MODEL;
	if (!model || model === NONE) return null;
	const main = mainEndpoint(own, shared, model);
	const numbers = usualNumbers[role];
	return {
		role,
		endpoints: [main, ...fallbackEndpoints(own.FALLBACKS ?? shared.FALLBACKS, main)],
		temperature: own.TEMPERATURE ?? shared.TEMPERATURE ?? numbers.temperature,
		maxTokens: own.MAX_TOKENS ?? shared.MAX_TOKENS ?? numbers.maxTokens,
		limits: {
			firstTokenMs: own.FIRST_TOKEN_MS ?? shared.FIRST_TOKEN_MS ?? numbers.firstTokenMs,
			betweenTokensMs: own.BETWEEN_TOKENS_MS ?? shared.BETWEEN_TOKENS_MS ?? numbers.betweenTokensMs,
			wholeMs: own.WHOLE_MS ?? shared.WHOLE_MS ?? numbers.wholeMs,
		},
	};
}

/** An address without a model is a plan that was not finished. A key alone is not: other programs use the same name. */
function unfinished(prefix: string, own: Variables, shared: Variables): string[] {
	if (!own.BASE_URL || own.MODEL || shared.MODEL) return [];
	return [
		`${prefix}_BASE_URL names a server, but no model: set ${prefix}_MODEL to one the server has.`,
	];
}

/** @throws OperatorError with a sentence for every variable that cannot be used. */
export function readModelSettings(env: Env): ModelSettings {
	const faults: string[] = [];
	const shared = readVariables(env, 'OPENAI', faults);
	const settings = modelRoles.map((role) => {
		const prefix = role.toUpperCase();
		const own = readVariables(env, prefix, faults);
		faults.push(...unfinished(prefix, own, shared));
		return [role, settingsOf(role, own, shared)] as const;
	});
	const anyModel = settings.some(([, one]) => one);
	if (!anyModel) faults.push(...unfinished('OPENAI', shared, shared));
	if (faults.length > 0) throw new OperatorError(faults.join('\n'));
	return Object.fromEntries(settings) as ModelSettings;
}
