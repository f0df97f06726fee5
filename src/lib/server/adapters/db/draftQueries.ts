/** The notepad and the unfinished note. */
import { eq, sql } from 'drizzle-orm';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { ConsultationTransaction } from '#lib/server/services/ports.ts';
import type { Transaction } from './database.ts';
import { notes } from './schema/consultations.ts';

export function draftQueries(tx: Transaction, schoolId: string) {
	return {
		async findDraft(consultationId) {
			const [row] = await tx.select().from(notes).where(eq(notes.consultationId, consultationId));
			if (!row) return null;
			return {
				notepad: row.notepad,
				hypotheses: row.hypotheses,
				note: row.content ?? emptyNote,
			};
		},
		async saveDraft(consultationId, { notepad, hypotheses, note }) {
			const columns = { notepad, hypotheses, content: note, savedAt: sql`clock_timestamp()` };
			await tx
				.insert(notes)
				.values({ schoolId, consultationId, ...columns })
				.onConflictDoUpdate({
					target: notes.consultationId,
					set: { ...columns, revision: sql`${notes.revision} + 1` },
				});
		},
	} satisfies Partial<ConsultationTransaction>;
}
