/** Between the machine's snapshots and their stored form. */
import { initialTransition } from 'xstate';
import type { ConsultationContext } from '#lib/domain/consultation/assignments.ts';
import {
	machineVersion,
	type ConsultationMachine,
	type ConsultationSnapshot,
} from '#lib/domain/consultation/machine.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationRecord, StoredSnapshot } from './ports.ts';

export const memoryOf = (snapshot: StoredSnapshot) =>
	(snapshot.context as ConsultationContext).memory;

export const toStored = ({ value, context }: ConsultationSnapshot): StoredSnapshot => ({
	value,
	context,
});

/** @throws Error when another version of the machine stored it: misreading it would be worse. */
export function restore(
	{ machine }: Opened,
	{ id, machineVersion: stored, snapshot }: ConsultationRecord,
): ConsultationSnapshot {
	if (stored !== machineVersion) {
		throw new Error(
			`Consultation ${id} was stored by machine "${stored}"; this build reads "${machineVersion}".`,
		);
	}
	return machine.resolveState(snapshot as Parameters<ConsultationMachine['resolveState']>[0]);
}

export const initialSnapshot = ({ machine }: Opened): StoredSnapshot =>
	toStored(initialTransition(machine)[0]);
