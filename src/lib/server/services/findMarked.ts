/** The one place that says whose marks may be read, and from when. */
import { can, type Action } from '#lib/domain/access/can.ts';
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { ServiceError } from './serviceError.ts';

/**
 * Of an assessment, nothing of the marks is its candidate's to see before the school has released all of the feedback.
 * @throws ServiceError `not_found` where the actor may not know of it, `not_released` to its candidate before then.
 */
export async function findMarked(
	tx: ConsultationTransaction,
	actor: Actor,
	action: Extract<Action, 'grading.read' | 'grading.dispute'>,
	consultationId: string,
): Promise<ConsultationRecord> {
	const record = await tx.find(consultationId);
	check(actor, action, record);
	if (record.mode === 'practice' || can(actor, 'review.read', { schoolId: record.schoolId })) {
		return record;
	}
	const release = await tx.assessments.findRelease(consultationId);
	const isShown = release?.detail === 'feedback' && release.atMs <= (await tx.nowMs());
	if (!isShown) throw new ServiceError('not_released');
	return record;
}
