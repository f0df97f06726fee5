import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetsSchema, findReached, limitedScopes, noBudgets, type Spent } from './budgets.ts';
import { estimateTokens } from './modelUse.ts';
import { costOf } from './prices.ts';

const spent = (tokens: number, cost = 0): Spent => ({
	consultation: { tokens, cost },
	studentDay: { tokens, cost },
	schoolMonth: { tokens, cost },
});

describe('what a call costs', () => {
	const use = { model: 'm', promptTokens: 1000, cachedTokens: 600, completionTokens: 100 };
	it('is by the prices set, with its own for what the server had in its cache', () => {
		expect(costOf(use, { m: { prompt: 2, cachedPrompt: 1, completion: 8 } })).toBeCloseTo(
			(400 * 2 + 600 + 100 * 8) / 1e6,
			12,
		);
		expect(costOf(use, { m: { prompt: 2, completion: 8 } })).toBeCloseTo(2800 / 1e6, 12);
	});
	it('is unknown for a model without a price, and never nothing instead', () => {
		expect(costOf(use, {})).toBeNull();
		expect(costOf({ ...use, model: 'constructor' }, {})).toBeNull();
	});
	it('is never less than nothing, whatever a server counts', () => {
		const count = fc.nat(1e6);
		fc.assert(
			fc.property(count, count, count, (promptTokens, cachedTokens, completionTokens) => {
				const counts = { model: 'm', promptTokens, cachedTokens, completionTokens };
				expect(costOf(counts, { m: { prompt: 1, completion: 1 } })).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

describe('a budget', () => {
	it('that is not set is never reached', () => {
		expect(limitedScopes(noBudgets)).toEqual([]);
		expect(findReached(noBudgets, spent(1e9, 1e6))).toBeNull();
	});
	it('is reached at its last token or cent, whichever comes first', () => {
		const budgets = budgetsSchema.parse({ studentDay: { tokens: 100, cost: 0.5 } });
		expect(findReached(budgets, spent(99, 0.49))).toBeNull();
		expect(findReached(budgets, spent(100))).toBe('studentDay');
		expect(findReached(budgets, spent(0, 0.5))).toBe('studentDay');
	});
	it('is told as the narrowest of those reached', () => {
		const budgets = budgetsSchema.parse({
			schoolMonth: { tokens: 1 },
			consultation: { tokens: 1 },
		});
		expect(findReached(budgets, spent(5))).toBe('consultation');
	});
});

describe('tokens by a text’s length', () => {
	it('count four letters, and each Chinese character', () => {
		expect(estimateTokens('')).toBe(0);
		expect(estimateTokens('pain')).toBe(1);
		expect(estimateTokens('胸口疼 ok')).toBe(4);
	});
});
