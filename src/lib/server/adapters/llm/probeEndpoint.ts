/** Asks one model two small things, to see whether it answers, how fast, and what its server takes. */
import { z } from 'zod';
import type { ModelWorld } from './askModel.ts';
import type { ChatMessage } from './chatBody.ts';
import { createModels } from './createModels.ts';
import type { Dialect } from './dialect.ts';
import type { Model, Outcome } from './model.ts';
import type { ModelFault } from './modelFault.ts';
import type { Endpoint, RoleSettings, TimeLimits } from './modelSettings.ts';

export type Speed = {
	firstTokenMs: number;
	/** Null where the server does not count tokens. */
	tokensPerSecond: number | null;
};

export type Probe = {
	/** Null where it did not answer. */
	speed: Speed | null;
	/** How long a small structured answer took, in milliseconds; null where none came. */
	structuredMs: number | null;
	/** What its server takes; null where it did not answer. */
	dialect: Dialect | null;
	/** What went wrong first. */
	fault: ModelFault | null;
};

/** Long enough for a model that is only now being loaded. */
export const patience: TimeLimits = {
	firstTokenMs: 60_000,
	betweenTokensMs: 30_000,
	wholeMs: 120_000,
};
const counting: ChatMessage[] = [
	{ role: 'user', content: 'Count from one to twenty in words, and say nothing else.' },
];
const choosing: ChatMessage[] = [
	{ role: 'user', content: 'Is "Where does it hurt?" a question? Answer in JSON.' },
];
const choiceSchema = z.strictObject({ isQuestion: z.boolean() });

async function measureSpeed(model: Model, nowMs: () => number, signal: AbortSignal) {
	const startMs = nowMs();
	let firstMs: number | null = null;
	let outcome: Outcome<string> | undefined;
	for await (const event of model.stream(counting, signal)) {
		if (event.kind === 'text') firstMs ??= nowMs();
		else outcome = event;
	}
	if (!outcome || outcome.kind === 'failed') return { outcome, speed: null };
	const { usage } = outcome;
	const spokenMs = Math.max(1, nowMs() - (firstMs ?? startMs));
	const tokensPerSecond = usage && ((usage.completionTokens - 1) * 1000) / spokenMs;
	return { outcome, speed: { firstTokenMs: (firstMs ?? nowMs()) - startMs, tokensPerSecond } };
}

function openAlone(endpoint: Endpoint, world: ModelWorld, limits: TimeLimits): Model {
	const grader: RoleSettings = {
		role: 'grader',
		endpoints: [endpoint],
		temperature: 0,
		maxTokens: 400,
		limits,
	};
	const models = createModels({ patient: null, interpreter: null, grader, tutor: null }, world);
	if (!models.grader) throw new Error('A role with settings has a model.');
	return models.grader;
}

export async function probeEndpoint(
	endpoint: Endpoint,
	world: ModelWorld,
	limits: TimeLimits,
): Promise<Probe> {
	const { signal } = new AbortController();
	const { nowMs } = world;
	const model = openAlone(endpoint, world, limits);
	const { outcome, speed } = await measureSpeed(model, nowMs, signal);
	if (outcome?.kind !== 'answered') {
		return { speed, structuredMs: null, dialect: null, fault: outcome?.fault ?? null };
	}
	// The first structured question may have to find out what the server takes; the second is timed.
	await model.completeAs(choiceSchema, choosing, signal);
	const startMs = nowMs();
	const chosen = await model.completeAs(choiceSchema, choosing, signal);
	const structuredMs = nowMs() - startMs;
	return chosen.kind === 'answered'
		? { speed, structuredMs, dialect: chosen.dialect, fault: null }
		: { speed, structuredMs: null, dialect: outcome.dialect, fault: chosen.fault };
}
