/** What tokens cost, as whoever runs the server or the school has set it; nothing is known by itself. */
import { z } from 'zod';
import type { ModelUse } from './modelUse.ts';

const perMillion = z.number().min(0).max(2_000);

/** In US dollars for a million tokens, by the model's name. */
export const pricesSchema = z.record(
	z.string().min(1).max(200),
	z.strictObject({
		prompt: perMillion,
		/** Of the prompt's tokens those that the server had in its cache; unset: as the others. */
		cachedPrompt: perMillion.optional(),
		completion: perMillion,
	}),
);
export type Prices = z.infer<typeof pricesSchema>;

type Counts = Pick<ModelUse, 'model' | 'promptTokens' | 'cachedTokens' | 'completionTokens'>;

/** In US dollars; null where the model has no price. */
export function costOf(
	{ model, promptTokens, cachedTokens, completionTokens }: Counts,
	prices: Prices,
): number | null {
	// Not what every object has by itself: a model may be called "constructor".
	const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
	if (!price) return null;
	const cached = Math.min(cachedTokens, promptTokens);
	const micros =
		(promptTokens - cached) * price.prompt +
		cached * (price.cachedPrompt ?? price.prompt) +
		completionTokens * price.completion;
	return micros / 1e6;
}
