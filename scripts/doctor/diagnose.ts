/** What the doctor says of the models: who has which role, whether they answer, how fast, what they may cost, and what to mend. */
import type { ModelWorld } from '#lib/server/adapters/llm/askModel.ts';
import { describeFault } from '#lib/server/adapters/llm/modelFault.ts';
import {
	modelRoles,
	type Endpoint,
	type ModelRole,
	type RoleSettings,
	type TimeLimits,
} from '#lib/server/adapters/llm/modelSettings.ts';
import { patience, probeEndpoint, type Probe } from '#lib/server/adapters/llm/probeEndpoint.ts';
import { readServerDefaults } from '#lib/server/adapters/llm/serverDefaults.ts';
import { describeSpending } from './describeSpending.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The roles whose answers are read by code. */
const structuredRoles = new Set<ModelRole>(['interpreter', 'grader']);

const structures = {
	json_schema: 'by JSON schema',
	json_object: 'as JSON, the form asked for in words',
	prompt: 'asked for in words alone',
};

const nameOf = ({ model, baseUrl, apiKey }: Endpoint) =>
	`"${model}" at ${baseUrl} (${apiKey ? 'with a key' : 'no key'})`;

const rounded = (ms: number) => `${Math.round(ms)} ms`;

function describeProbe({ speed, structuredMs, dialect }: Probe): string[] {
	if (!speed || !dialect) return [];
	const { firstTokenMs, tokensPerSecond } = speed;
	const rate =
		tokensPerSecond === null
			? 'the server counts no tokens'
			: `then ${tokensPerSecond.toFixed(0)} tokens a second`;
	const limit = dialect.tokenLimit
		? `takes its limit as ${dialect.tokenLimit}`
		: 'takes no limit in tokens';
	return [
		`  answers: first token after ${rounded(firstTokenMs)}, ${rate}; ${limit}`,
		structuredMs === null
			? '  gives no structured answers'
			: `  structured answers: ${structures[dialect.structure]}, ${rounded(structuredMs)} for a small one`,
	];
}

/** What this model is too slow for, in this role. */
function slownessIn({ role, limits }: RoleSettings, { speed, structuredMs }: Probe): string[] {
	const prefix = role.toUpperCase();
	if (speed && speed.firstTokenMs > limits.firstTokenMs) {
		return [
			`its first token comes later than the ${role} waits (${rounded(limits.firstTokenMs)}): choose a faster model or raise ${prefix}_FIRST_TOKEN_MS.`,
		];
	}
	if (structuredRoles.has(role) && structuredMs !== null && structuredMs > limits.wholeMs) {
		return [
			`even a small answer takes longer than the ${role} waits (${rounded(limits.wholeMs)}): choose a faster model or raise ${prefix}_WHOLE_MS.`,
		];
	}
	return [];
}

function troublesIn(settings: RoleSettings, endpoint: Endpoint, probe: Probe): string[] {
	const { fault } = probe;
	// Whoever only speaks needs no structured answers.
	const matters = !probe.speed || structuredRoles.has(settings.role);
	const failed = fault && matters ? [describeFault(fault, endpoint)] : [];
	return [...failed, ...slownessIn(settings, probe)];
}

/** One probe a model, however many roles it has. */
function probeOnce(world: ModelWorld, limits: TimeLimits) {
	const probes = new Map<string, Promise<Probe>>();
	return (endpoint: Endpoint): Promise<Probe> => {
		const key = [endpoint.baseUrl, endpoint.model, endpoint.apiKey?.reveal()].join(' ');
		const probe = probes.get(key) ?? probeEndpoint(endpoint, world, limits);
		probes.set(key, probe);
		return probe;
	};
}

/**
 * @param say told each line as it is known; no line holds a key.
 * @param limits how long each model is waited for.
 * @returns whether every model that is configured can do what its roles need.
 * @throws OperatorError with a sentence for every setting that cannot be used.
 */
export async function diagnose(
	env: Env,
	world: ModelWorld,
	say: (line: string) => void,
	limits = patience,
): Promise<boolean> {
	const defaults = readServerDefaults(env);
	const { settings } = defaults;
	const probe = probeOnce(world, limits);
	let isWell = true;
	for (const role of modelRoles) {
		const own = settings[role];
		if (!own) say(`${role}: no model`);
		for (const [at, endpoint] of (own?.endpoints ?? []).entries()) {
			say(`${role}${at === 0 ? '' : `, fallback ${at}`}: ${nameOf(endpoint)}`);
			const found = await probe(endpoint);
			describeProbe(found).forEach(say);
			const troubles = own ? troublesIn(own, endpoint, found) : [];
			troubles.forEach((trouble) => say(`  TROUBLE: ${trouble}`));
			isWell &&= troubles.length === 0;
		}
	}
	describeSpending(defaults).forEach(say);
	const hasNone = modelRoles.every((role) => !settings[role]);
	if (hasNone) say(env.OPENAI_API_KEY ? keyAlone : noModel);
	return isWell;
}

const noModel =
	'Nothing is configured: the app works without a model. To use one, set OPENAI_BASE_URL and OPENAI_MODEL.';
const keyAlone =
	'OPENAI_API_KEY is set, but no model is named, so none is used. To use one, set OPENAI_MODEL.';
