/** Schools' settings of models: read whole by every process, written one school at a time. */
import { and, eq, sql } from 'drizzle-orm';
import { budgetsSchema } from '#lib/domain/usage/budgets.ts';
import { modelChoicesSchema } from '#lib/domain/usage/modelChoices.ts';
import { pricesSchema } from '#lib/domain/usage/prices.ts';
import type { SchoolModelSettings } from '#lib/server/services/modelAdminPorts.ts';
import type { AuditEntry } from '#lib/server/services/signInPorts.ts';
import { insertAuditRecord } from './auditRecords.ts';
import type { Database, Transaction } from './database.ts';
import { modelKeys, schoolModelSettings } from './schema/usage.ts';

export type SealedKey = { baseUrl: string; sealed: string; ending: string };
export type StoredModels = SchoolModelSettings & { schoolId: string; keys: SealedKey[] };

const channel = 'model_settings_changed';

/** What an older build wrote and this one cannot read counts as not set. */
function toSettings(row: typeof schoolModelSettings.$inferSelect): SchoolModelSettings {
	return {
		models: modelChoicesSchema.safeParse(row.models).data ?? modelChoicesSchema.parse({}),
		budgets: budgetsSchema.safeParse(row.budgets).data ?? null,
		prices: pricesSchema.safeParse(row.prices).data ?? null,
	};
}

export const nothingSet = (): SchoolModelSettings => ({
	models: modelChoicesSchema.parse({}),
	budgets: null,
	prices: null,
});

async function listAll(tx: Transaction): Promise<StoredModels[]> {
	const [settings, keys] = [
		await tx.select().from(schoolModelSettings),
		await tx.select().from(modelKeys),
	];
	const schools = new Set([...settings, ...keys].map(({ schoolId }) => schoolId));
	return [...schools].map((schoolId) => {
		const row = settings.find((one) => one.schoolId === schoolId);
		const own = keys.filter((one) => one.schoolId === schoolId);
		return { schoolId, ...(row ? toSettings(row) : nothingSet()), keys: own };
	});
}

async function change(
	database: Database,
	audit: AuditEntry,
	write: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
	await database.inSchool(audit.schoolId, async (tx) => {
		await write(tx);
		await insertAuditRecord(tx, audit);
		tx.send(sql`select pg_notify(${channel}, '')`);
	});
}

export function createSchoolModelStore(database: Database) {
	return {
		list: () => database.inSystem(listAll),
		/** Null where the school has set nothing. */
		read: async (schoolId: string): Promise<StoredModels | null> =>
			(await database.inSchool(schoolId, listAll))[0] ?? null,
		save: (schoolId: string, set: Partial<SchoolModelSettings>, audit: AuditEntry) =>
			change(database, audit, (tx) => {
				const columns = { ...set, updatedAt: sql`now()` };
				return tx
					.insert(schoolModelSettings)
					.values({ schoolId, ...columns })
					.onConflictDoUpdate({ target: schoolModelSettings.schoolId, set: columns });
			}),
		saveKey: (schoolId: string, key: SealedKey, audit: AuditEntry) =>
			change(database, audit, (tx) => {
				const columns = { ...key, updatedAt: sql`now()` };
				return tx
					.insert(modelKeys)
					.values({ schoolId, ...columns })
					.onConflictDoUpdate({ target: [modelKeys.schoolId, modelKeys.baseUrl], set: columns });
			}),
		removeKey: (schoolId: string, baseUrl: string, audit: AuditEntry) =>
			change(database, audit, (tx) =>
				tx
					.delete(modelKeys)
					.where(and(eq(modelKeys.schoolId, schoolId), eq(modelKeys.baseUrl, baseUrl))),
			),
		/** Calls back at every change by any process, and after a lost connection. @returns the function that ends it. */
		async listen(onChange: () => void): Promise<() => Promise<void>> {
			const { unlisten } = await database.client.listen(channel, onChange, onChange);
			return unlisten;
		},
	};
}

export type SchoolModelStore = ReturnType<typeof createSchoolModelStore>;
