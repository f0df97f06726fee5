import { fail } from '@sveltejs/kit';
import { budgetScopes, budgetsSchema } from '#lib/domain/usage/budgets.ts';
import { pricesSchema } from '#lib/domain/usage/prices.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import { faultsOf, numberOrNull, orRefusal } from '../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { budgets, prices } = await orErrorPage(event.locals.services.modelAdmin.read(actor));
	return { budgets, prices };
};

/** A line each: the model's name, and the prices of prompt, cached prompt and answer. */
function pricesIn(text = ''): unknown {
	const lines = text
		.split('\n')
		.map((line) => line.trim().split(/\s+/))
		.filter(([first]) => first);
	return Object.fromEntries(
		lines.map((parts) => {
			const [prompt, cachedPrompt, completion] = parts.slice(-3).map(Number);
			return [parts.slice(0, -3).join(' '), { prompt, cachedPrompt, completion }];
		}),
	);
}

export const actions: Actions = {
	budgets: async (event) => {
		const texts = await readTexts(event.request);
		const given = budgetScopes.map((scope) => [
			scope,
			{
				tokens: numberOrNull(texts[`${scope}.tokens`]),
				cost: numberOrNull(texts[`${scope}.cost`]),
			},
		]);
		const budgets = budgetsSchema.safeParse(Object.fromEntries(given));
		if (!budgets.success) return fail(400, { faults: faultsOf(budgets.error) });
		const { modelAdmin } = event.locals.services;
		const saving = modelAdmin.saveBudgets(actorOf(event), budgets.data);
		return orRefusal(saving, () => ({ saved: 'budgets' as const }));
	},
	prices: async (event) => {
		const prices = pricesSchema.safeParse(pricesIn((await readTexts(event.request)).prices));
		if (!prices.success) return fail(400, { faults: ['prices'] });
		const { modelAdmin } = event.locals.services;
		const saving = modelAdmin.savePrices(actorOf(event), prices.data);
		return orRefusal(saving, () => ({ saved: 'prices' as const }));
	},
};
