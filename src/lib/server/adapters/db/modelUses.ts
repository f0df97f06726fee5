/** The ledger of what models were asked for. */
import { sql } from 'drizzle-orm';
import type { BudgetScope, Spent } from '#lib/domain/usage/budgets.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ModelLedger, UsePlace } from '#lib/server/services/ports.ts';
import type { Database, Transaction } from './database.ts';
import { fixInsert } from './fixedStatement.ts';
import { newId } from './newId.ts';
import { modelUses } from './schema/usage.ts';

const asUsed = [
	'id',
	'schoolId',
	'consultationId',
	'role',
	'model',
	'promptTokens',
	'cachedTokens',
	'completionTokens',
	'isEstimated',
	'wholeCaseTokens',
	'cost',
] as const;

const insertUse = fixInsert(modelUses, [...asUsed, 'userId']);
const insertUseOfStudent = fixInsert(modelUses, asUsed, {
	userId: sql`(select student_id from consultations where id = ${sql.placeholder('consultationId')})`,
});

/** @param place without a `userId`, the consultation's student is meant. */
export function recordUse(
	tx: Transaction,
	{ schoolId, consultationId, userId }: UsePlace,
	use: ModelUse,
	cost: number | null,
): void {
	const row = { ...use, id: newId(), schoolId, consultationId, cost };
	tx.send(userId ? insertUse({ ...row, userId }) : insertUseOfStudent(row));
}

const midnight = (unit: 'day' | 'month') =>
	sql`date_trunc(${sql.raw(`'${unit}'`)}, now() at time zone 'utc') at time zone 'utc'`;

/** Each by an index of its own. */
const whereOf = {
	consultation: ({ consultationId }: UsePlace) => sql`consultation_id = ${consultationId}`,
	studentDay: ({ schoolId, userId }: UsePlace) =>
		sql`school_id = ${schoolId} and user_id = ${userId} and created_at >= ${midnight('day')}`,
	schoolMonth: ({ schoolId }: UsePlace) =>
		sql`school_id = ${schoolId} and created_at >= ${midnight('month')}`,
};

type Sum = { tokens: number; cost: number };

function sumUp(database: Database, place: UsePlace, scope: BudgetScope): Promise<Sum> {
	return database.inSchool(place.schoolId, async (tx) => {
		const [row] = await tx.execute<Record<keyof Sum, string>>(sql`
			select coalesce(sum(prompt_tokens + completion_tokens), 0) as tokens, coalesce(sum(cost), 0) as cost
			from model_uses where ${whereOf[scope](place)}`);
		return { tokens: Number(row?.tokens ?? 0), cost: Number(row?.cost ?? 0) };
	});
}

/** A school's month has many rows, and a few more or less turn nothing: its sum is kept for so long. */
const KEPT_MS = 15_000;

function keepMonths(database: Database, nowMs: () => number) {
	const months = new Map<string, { atMs: number; sum: Promise<Sum> }>();
	return (place: UsePlace): Promise<Sum> => {
		const known = months.get(place.schoolId);
		if (known && nowMs() - known.atMs < KEPT_MS) return known.sum;
		const sum = sumUp(database, place, 'schoolMonth');
		months.set(place.schoolId, { atMs: nowMs(), sum });
		sum.catch(() => months.delete(place.schoolId));
		return sum;
	};
}

const nothing: Sum = { tokens: 0, cost: 0 };

/** @param schools what each school may spend, and what it pays. */
export function createModelLedger(
	database: Database,
	schools: {
		budgetsOf: ModelLedger['budgetsOf'];
		priceOf(schoolId: string, use: ModelUse): number | null;
		/** A clock that only moves forward. */
		uptimeMs(): number;
	},
): ModelLedger {
	const sumOfMonth = keepMonths(database, schools.uptimeMs);
	return {
		budgetsOf: schools.budgetsOf,
		async readSpent(place, scopes) {
			const spent: Spent = { consultation: nothing, studentDay: nothing, schoolMonth: nothing };
			for (const scope of scopes) {
				spent[scope] =
					scope === 'schoolMonth' ? await sumOfMonth(place) : await sumUp(database, place, scope);
			}
			return spent;
		},
		record: (place, use) =>
			database.inSchool(place.schoolId, async (tx) => {
				recordUse(tx, place, use, schools.priceOf(place.schoolId, use));
			}),
	};
}
