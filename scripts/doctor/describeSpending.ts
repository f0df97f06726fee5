/** What the doctor says of budgets and prices: what limits models, and which of them have no price. */
import { budgetScopes, type Budgets, type BudgetScope } from '#lib/domain/usage/budgets.ts';
import type { Prices } from '#lib/domain/usage/prices.ts';
import type { ServerDefaults } from '#lib/server/adapters/llm/schoolModels.ts';
import { modelRoles, type ModelSettings } from '#lib/server/adapters/llm/modelSettings.ts';

const scopes: Record<BudgetScope, string> = {
	consultation: 'a consultation',
	studentDay: 'a student and day',
	schoolMonth: 'a school and month',
};

function describeBudgets(budgets: Budgets): string {
	const limits = budgetScopes.flatMap((scope) => {
		const { tokens, cost } = budgets[scope];
		const parts = [
			...(tokens === null ? [] : [`${tokens} tokens`]),
			...(cost === null ? [] : [`$${cost}`]),
		];
		return parts.length > 0 ? [`${parts.join(' and ')} ${scopes[scope]}`] : [];
	});
	return limits.length > 0
		? `budgets: ${limits.join('; ')}`
		: 'budgets: none; MODEL_BUDGETS sets some';
}

const modelsIn = (settings: ModelSettings): string[] => [
	...new Set(
		modelRoles.flatMap((role) => settings[role]?.endpoints.map(({ model }) => model) ?? []),
	),
];

function describePrices(models: readonly string[], prices: Prices): string {
	const unpriced = models.filter((model) => !Object.hasOwn(prices, model));
	return unpriced.length > 0
		? `prices: none for ${unpriced.map((model) => `"${model}"`).join(', ')}: no cost is counted there, and no budget in dollars limits it; MODEL_PRICES sets them`
		: 'prices: known for every model';
}

/** Of the server's own settings: schools may have set others. None where no model is configured. */
export function describeSpending({ settings, budgets, prices }: ServerDefaults): string[] {
	const models = modelsIn(settings);
	return models.length > 0 ? [describeBudgets(budgets), describePrices(models, prices)] : [];
}
