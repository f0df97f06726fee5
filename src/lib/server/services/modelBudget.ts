/** Whether a model may still be asked for somebody's work. */
import { findReached, limitedScopes, type BudgetScope } from '#lib/domain/usage/budgets.ts';
import type { ModelLedger, UsePlace } from './ports.ts';

/**
 * Asked before every call of a model; where no budget is set, nothing is looked up. What is under way is not counted,
 * so that a budget may be passed by the calls that run when it is reached.
 * @returns the narrowest budget that is used up; null while a model may be asked.
 */
export async function findReachedBudget(
	ledger: ModelLedger,
	place: UsePlace,
): Promise<BudgetScope | null> {
	const budgets = ledger.budgetsOf(place.schoolId);
	const scopes = limitedScopes(budgets);
	if (scopes.length === 0) return null;
	return findReached(budgets, await ledger.readSpent(place, scopes));
}
