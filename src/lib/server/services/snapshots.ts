/** Between the machine's snapshots and their stored form. */
import { initialTransition } from 'xstate';
import type { ConsultationContext } from '#lib/domain/consultation/assignments.ts';
import {
	machineVersion,
	type ConsultationMachine,
	type ConsultationSnapshot,
} from '#lib/domain/consultation/machine.ts';
import { migrateSnapshot, type StoredSnapshot } from '#lib/domain/consultation/migrateSnapshot.ts';
import type { PatientMemory } from '#lib/domain/patient/memory.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationRecord } from './ports.ts';

/** What machines of later versions remember besides. */
const rememberedSince = { improvised: {}, askedFor: {} } satisfies Partial<PatientMemory>;

/** For reading alone, of whatever version. Acting goes through `restore`. */
export const memoryOf = (snapshot: StoredSnapshot): PatientMemory => ({
	...rememberedSince,
	...(snapshot.context as ConsultationContext).memory,
});

export const toStored = ({ value, context }: ConsultationSnapshot): StoredSnapshot => ({
	value,
	context,
});

/** @throws Error when a version of the machine stored it from which no migration leads here. */
export function restore(
	{ machine }: Opened,
	{ id, machineVersion: stored, snapshot }: ConsultationRecord,
): ConsultationSnapshot {
	const migrated = migrateSnapshot(stored, snapshot);
	if (!migrated) {
		throw new Error(
			`Consultation ${id} was stored by machine "${stored}"; this build reads "${machineVersion}".`,
		);
	}
	return machine.resolveState(migrated as Parameters<ConsultationMachine['resolveState']>[0]);
}

export const initialSnapshot = ({ machine }: Opened): StoredSnapshot =>
	toStored(initialTransition(machine)[0]);
