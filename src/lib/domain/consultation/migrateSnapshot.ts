/** Brings a stored snapshot of an earlier machine up to the present one, version by version. */
import type { ConsultationContext } from './assignments.ts';
import { machineVersion } from './machine.ts';

export type StoredSnapshot = { value: unknown; context: unknown };

type Migration = { to: string; migrate(snapshot: StoredSnapshot): StoredSnapshot };

const migrations: Readonly<Record<string, Migration>> = {
	/** The patient remembers what was improvised; before, nothing was on record. */
	'consultation/1': {
		to: 'consultation/2',
		migrate({ value, context }) {
			const { memory, turn } = context as ConsultationContext;
			return { value, context: { turn, memory: { ...memory, improvised: {} } } };
		},
	},
	/** Questions are counted by the fact they are after; before, by topic alone: what was asked for is asked for once more. */
	'consultation/2': {
		to: 'consultation/3',
		migrate({ value, context }) {
			const { memory, turn } = context as ConsultationContext;
			return { value, context: { turn, memory: { ...memory, askedFor: {} } } };
		},
	},
};

/** @returns null when no way leads from that version to this one: misreading it would be worse. */
export function migrateSnapshot(version: string, snapshot: StoredSnapshot): StoredSnapshot | null {
	if (version === machineVersion) return snapshot;
	const migration = migrations[version];
	return migration ? migrateSnapshot(migration.to, migration.migrate(snapshot)) : null;
}
