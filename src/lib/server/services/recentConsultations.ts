/** What this process last saw of the consultations it serves, so that the next turn need not read them again. */
import type { ConsultationRecord, RecordedUtterance } from './ports.ts';

/** A consultation at one revision. Another process may have gone on: whoever uses it compares the revision under the lock. */
export type Known = {
	record: ConsultationRecord;
	utterances: RecordedUtterance[];
	/** The number of the last chunk of any reply. */
	sequence: number;
};

/** At some fifty kilobytes each. */
const most = 1000;

/** The one not used for longest falls out first. */
export function createRecentConsultations() {
	const known = new Map<string, Known>();
	return {
		find: (consultationId: string): Known | null => known.get(consultationId) ?? null,
		/** Only what is committed may be kept. */
		keep(seen: Known): void {
			known.delete(seen.record.id);
			known.set(seen.record.id, seen);
			const [oldest] = known.keys();
			if (known.size > most && oldest !== undefined) known.delete(oldest);
		},
		forget: (consultationId: string): void => void known.delete(consultationId),
	};
}

export type RecentConsultations = ReturnType<typeof createRecentConsultations>;
