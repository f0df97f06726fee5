/** What this process last saw of the consultations it serves, so that the next turn need not read them again. */
import type { Draft } from '#lib/domain/consultation/note.ts';
import type { PendingReply } from '#lib/domain/consultation/studentView.ts';
import type { ConsultationRecord, LastSpoken, RecordedUtterance } from './ports.ts';

/** A consultation at one revision. Another process may have gone on: whoever uses it compares the revision under the lock. */
export type Known = {
	record: ConsultationRecord;
	utterances: RecordedUtterance[];
	/** The number of the last chunk of any reply. */
	sequence: number;
	/** The reply that it waits for, as far as it was shown when this was stored. */
	pendingReply: PendingReply | null;
	/** Whose words the last reply was in, where this was stored with its end. */
	lastSpoken: LastSpoken | null;
	/** What the student had written by then. */
	draft: Draft | null;
	/** The database's clock at that moment, and this process's own that only moves forward. */
	nowMs: number;
	uptimeMs: number;
};

/** At some fifty kilobytes each. */
const most = 1000;

/** Of the last utterance that is known; 0 for none. */
export const lastPosition = (known: Known | null): number =>
	known?.utterances.at(-1)?.position ?? 0;

/** The one not used for longest falls out first. */
export function createRecentConsultations() {
	const known = new Map<string, Known>();
	const find = (consultationId: string): Known | null => known.get(consultationId) ?? null;
	/** Only what is committed may be kept. */
	function keep(seen: Known): void {
		known.delete(seen.record.id);
		known.set(seen.record.id, seen);
		const [oldest] = known.keys();
		if (known.size > most && oldest !== undefined) known.delete(oldest);
	}
	return {
		find,
		keep,
		/** Of what somebody read: kept where nothing is known that came later. */
		meet(seen: Known): void {
			const before = find(seen.record.id);
			if (!before || before.record.revision < seen.record.revision) keep(seen);
		},
		/** Null where it is known at another revision. */
		findAt(consultationId: string, revision: number): Known | null {
			const found = find(consultationId);
			return found?.record.revision === revision ? found : null;
		},
		forget: (consultationId: string): void => void known.delete(consultationId),
	};
}

export type RecentConsultations = ReturnType<typeof createRecentConsultations>;
