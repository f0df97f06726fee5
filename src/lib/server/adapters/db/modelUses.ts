/** The ledger of what models were asked for. */
import { sql } from 'drizzle-orm';
import type { Spent } from '#lib/domain/usage/budgets.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ModelLedger, UsePlace } from '#lib/server/services/ports.ts';
import type { Database, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { modelUses } from './schema/usage.ts';

/** @param place without a `userId`, the consultation's student is meant. */
export function recordUse(
	tx: Transaction,
	{ schoolId, consultationId, userId }: UsePlace,
	use: ModelUse,
	cost: number | null,
): void {
	const student = sql`(select student_id from consultations where id = ${consultationId})`;
	const row = { ...use, id: newId(), schoolId, consultationId, userId: userId ?? student, cost };
	tx.send(tx.insert(modelUses).values(row));
}

type Sums = Record<'tokens' | 'cost', string>;

function readSpent(database: Database, place: UsePlace): Promise<Spent> {
	const { schoolId, consultationId, userId } = place;
	return database.inSchool(schoolId, async (tx) => {
		const rows = await tx.execute<Sums & { scope: keyof Spent }>(sql`
			with used as materialized (
				select consultation_id, user_id, created_at,
					prompt_tokens + completion_tokens as tokens, coalesce(cost, 0) as cost
				from model_uses
				where created_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'
					or consultation_id = ${consultationId}
			)
			select 'consultation' as scope, coalesce(sum(tokens), 0) as tokens, coalesce(sum(cost), 0) as cost
			from used where consultation_id = ${consultationId}
			union all
			select 'studentDay', coalesce(sum(tokens), 0), coalesce(sum(cost), 0) from used
			where user_id = ${userId}
				and created_at >= date_trunc('day', now() at time zone 'utc') at time zone 'utc'
			union all
			select 'schoolMonth', coalesce(sum(tokens), 0), coalesce(sum(cost), 0) from used
			where created_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'`);
		const spent: Spent = {
			consultation: { tokens: 0, cost: 0 },
			studentDay: { tokens: 0, cost: 0 },
			schoolMonth: { tokens: 0, cost: 0 },
		};
		for (const { scope, tokens, cost } of rows) {
			spent[scope] = { tokens: Number(tokens), cost: Number(cost) };
		}
		return spent;
	});
}

/** @param schools what each school may spend, and what it pays. */
export const createModelLedger = (
	database: Database,
	schools: {
		budgetsOf: ModelLedger['budgetsOf'];
		priceOf(schoolId: string, use: ModelUse): number | null;
	},
): ModelLedger => ({
	budgetsOf: schools.budgetsOf,
	readSpent: (place) => readSpent(database, place),
	record: (place, use) =>
		database.inSchool(place.schoolId, async (tx) => {
			recordUse(tx, place, use, schools.priceOf(place.schoolId, use));
		}),
});
