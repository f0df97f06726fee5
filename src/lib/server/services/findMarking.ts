/** Finds a marking for who may mark it. */
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { MarkingRecord } from './markingPorts.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { requireRole } from './readReview.ts';
import { ServiceError } from './serviceError.ts';

export type FoundMarking = { marking: MarkingRecord; record: ConsultationRecord };

/** Anybody's. @throws ServiceError `not_allowed` by role, `not_found` for what the actor may not know of. */
export async function findMarking(
	tx: ConsultationTransaction,
	actor: Actor,
	id: string,
): Promise<FoundMarking> {
	requireRole(actor, 'marking.decide');
	const marking = await tx.markings.find(id);
	if (!marking) throw new ServiceError('not_found');
	const { consultation: record } = marking;
	check(actor, 'marking.decide', record);
	return { marking, record };
}

/** The actor's own. @throws ServiceError `not_now` for what they have not before them: what another marks they may not see. */
export async function findOwnMarking(
	tx: ConsultationTransaction,
	actor: Actor,
	id: string,
): Promise<FoundMarking> {
	const found = await findMarking(tx, actor, id);
	if (found.marking.markerId !== actor.userId) throw new ServiceError('not_now');
	return found;
}
