/** Of a retry: where it went another way than the consultation it goes back to. */
import type { RetryOf } from '#lib/domain/consultation/studentView.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';

/** Null for a first try, and where that line is gone. */
export async function findRetryOf(
	tx: ConsultationTransaction,
	{ forkedFrom }: Pick<ConsultationRecord, 'forkedFrom'>,
): Promise<RetryOf | null> {
	if (!forkedFrom) return null;
	const position = await tx.debrief.findForkPosition(forkedFrom);
	return position === null ? null : { consultationId: forkedFrom.consultationId, position };
}
