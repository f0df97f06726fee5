/** What whoever runs the server has set for all schools: models, budgets and prices, from the environment. */
import type { z } from 'zod';
import { budgetsSchema } from '#lib/domain/usage/budgets.ts';
import { pricesSchema } from '#lib/domain/usage/prices.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import { readModelSettings } from './modelSettings.ts';
import type { ServerDefaults } from './schoolModels.ts';

type Env = Readonly<Record<string, string | undefined>>;

function readJson<T>(env: Env, name: string, schema: z.ZodType<T>, example: string): T {
	const text = env[name]?.trim() || '{}';
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new OperatorError(`${name} is not JSON. It looks like ${example}.`);
	}
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const places = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
	throw new OperatorError(
		`${name} cannot be used (${places.join('; ')}). It looks like ${example}.`,
	);
}

/** @throws OperatorError with a sentence for every setting that cannot be used. */
export const readServerDefaults = (env: Env): ServerDefaults => ({
	settings: readModelSettings(env),
	budgets: readJson(
		env,
		'MODEL_BUDGETS',
		budgetsSchema,
		'{"consultation":{"tokens":60000},"studentDay":{"cost":0.5},"schoolMonth":{"cost":200}}',
	),
	prices: readJson(
		env,
		'MODEL_PRICES',
		pricesSchema,
		'{"llama3.1:8b":{"prompt":0.2,"cachedPrompt":0.1,"completion":0.6}}',
	),
});
