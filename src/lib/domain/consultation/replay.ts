/** Plays recorded events through the machine again. */
import { initialTransition, transition } from 'xstate';
import type { ConsultationEvent } from './events.ts';
import type { ConsultationMachine, ConsultationSnapshot } from './machine.ts';

/**
 * The machine decides by nothing but its events, so that the same ones lead to the same state.
 * @returns the snapshot after each event; null where this build of the machine refuses one of them.
 */
export function replay(
	machine: ConsultationMachine,
	events: readonly ConsultationEvent[],
): ConsultationSnapshot[] | null {
	let [snapshot] = initialTransition(machine);
	const snapshots: ConsultationSnapshot[] = [];
	for (const event of events) {
		if (!snapshot.can(event)) return null;
		[snapshot] = transition(machine, snapshot, event);
		snapshots.push(snapshot);
	}
	return snapshots;
}
