/** The first question of every service that opens somebody's consultation: may this person? */
import { can, type Action } from '#lib/domain/access/can.ts';
import type { ConsultationRecord } from './ports.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';

type Owned = Pick<ConsultationRecord, 'schoolId' | 'studentId'>;

/** @throws ServiceError `not_found` also where the actor may not know that it exists. */
export function check(actor: Actor, action: Action, record: Owned | null): asserts record is Owned {
	if (!record) throw new ServiceError('not_found');
	const resource = { schoolId: record.schoolId, ownerId: record.studentId };
	if (!can(actor, action, resource)) throw new ServiceError('not_found');
}
