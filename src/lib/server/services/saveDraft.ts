/** Keeps the notepad and the unfinished note while there is time to write. */
import type { SavedDraft } from '#lib/domain/consultation/note.ts';
import { check } from './check.ts';
import type { ConsultationRecord, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';
import { storable } from '#lib/domain/transcript/storable.ts';
import type { Actor } from './actor.ts';

function requireTime({ stage, dueAtMs }: ConsultationRecord, nowMs: number): void {
	if (stage === 'submitted') throw new ServiceError('already_submitted');
	if (stage !== 'talking' && stage !== 'writing') throw new ServiceError('not_now', { stage });
	if (dueAtMs !== null && dueAtMs <= nowMs) throw new ServiceError('time_is_up');
}

/**
 * A late copy of an earlier save is answered like the others, and changes nothing.
 * @throws ServiceError `already_submitted`, `not_now` or `time_is_up`.
 */
export async function saveDraft(
	transactions: Transactions,
	actor: Actor,
	consultationId: string,
	{ save, ...draft }: SavedDraft,
): Promise<{ savedAtMs: number }> {
	return transactions.inSchool(actor.schoolId, async (tx) => {
		const record: ConsultationRecord | null = await tx.lock(consultationId);
		check(actor, 'note.write', record);
		const nowMs = await tx.nowMs();
		requireTime(record, nowMs);
		await tx.saveDraft(consultationId, storable(draft), save);
		return { savedAtMs: nowMs };
	});
}
