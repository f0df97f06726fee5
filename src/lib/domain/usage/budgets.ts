/** How much a language model may be asked: in one consultation, by one student in a day, by a school in a month. */
import { z } from 'zod';

export const budgetScopes = ['consultation', 'studentDay', 'schoolMonth'] as const;
export type BudgetScope = (typeof budgetScopes)[number];

const limit = z.strictObject({
	tokens: z.int().min(0).max(1e12).nullable().default(null),
	/** In US dollars. */
	cost: z.number().min(0).max(1e9).nullable().default(null),
});
export type Limit = z.infer<typeof limit>;

const none = { tokens: null, cost: null };

/** Null: no limit. */
export const budgetsSchema = z.strictObject({
	consultation: limit.default(none),
	studentDay: limit.default(none),
	schoolMonth: limit.default(none),
});
export type Budgets = z.infer<typeof budgetsSchema>;
export const noBudgets: Budgets = budgetsSchema.parse({});

/** What has been used so far; calls of models without a price count as tokens alone. */
export type Spent = Record<BudgetScope, { tokens: number; cost: number }>;

const isReached = (limit: Limit, spent: { tokens: number; cost: number }) =>
	(limit.tokens !== null && spent.tokens >= limit.tokens) ||
	(limit.cost !== null && spent.cost >= limit.cost);

/** The narrowest budget that is used up; null while a model may still be asked. */
export const findReached = (budgets: Budgets, spent: Spent): BudgetScope | null =>
	budgetScopes.find((scope) => isReached(budgets[scope], spent[scope])) ?? null;

/** What has to be looked up. */
export const limitedScopes = (budgets: Budgets): BudgetScope[] =>
	budgetScopes.filter((scope) => budgets[scope].tokens !== null || budgets[scope].cost !== null);
