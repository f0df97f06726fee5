/** Between the machine's snapshots and their stored form. */
import { initialTransition } from 'xstate';
import type { ConsultationContext } from '#lib/domain/consultation/assignments.ts';
import type {
	ConsultationMachine,
	ConsultationSnapshot,
} from '#lib/domain/consultation/machine.ts';
import { stages, type Stage } from '#lib/domain/consultation/studentView.ts';
import type { Opened } from './caseOpener.ts';
import type { StoredSnapshot } from './ports.ts';

export const memoryOf = (snapshot: StoredSnapshot) =>
	(snapshot.context as ConsultationContext).memory;

export function stageOf({ value }: ConsultationSnapshot): Stage {
	const name = typeof value === 'string' ? value : Object.keys(value)[0];
	const stage = stages.find((candidate) => candidate === name);
	if (!stage) throw new Error(`The machine is in "${name}", which is no stage.`);
	return stage;
}

export const toStored = ({ value, context }: ConsultationSnapshot): StoredSnapshot => ({
	value,
	context,
});

export const restore = ({ machine }: Opened, snapshot: StoredSnapshot): ConsultationSnapshot =>
	machine.resolveState(snapshot as Parameters<ConsultationMachine['resolveState']>[0]);

export const initialSnapshot = ({ machine }: Opened): StoredSnapshot =>
	toStored(initialTransition(machine)[0]);
