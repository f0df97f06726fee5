/** The notepad and the unfinished note. */
import { eq, sql } from 'drizzle-orm';
import { emptyNote, type Draft } from '#lib/domain/consultation/note.ts';
import type { ConsultationTransaction } from '#lib/server/services/ports.ts';
import type { Transaction } from './database.ts';
import { notes } from './schema/consultations.ts';

type DraftRow = { notepad: string; hypotheses: string[]; content: Draft['note'] | null };

export const toDraft = ({ notepad, hypotheses, content }: DraftRow): Draft => ({
	...{ notepad, hypotheses },
	note: content ?? emptyNote,
});

/** Nobody opens that many pages: who does begins anew. */
const mostPages = 200;

const withPages = sql`case
	when (select count(*) from jsonb_object_keys(${notes.pages})) < ${mostPages} then ${notes.pages} || excluded.pages
	else excluded.pages end`;

export function draftQueries(tx: Transaction, schoolId: string) {
	return {
		async findDraft(consultationId) {
			const [row] = await tx.select().from(notes).where(eq(notes.consultationId, consultationId));
			return row ? toDraft(row) : null;
		},
		async saveDraft(consultationId, { notepad, hypotheses, note }, save) {
			const columns = { notepad, hypotheses, content: note, savedAt: sql`clock_timestamp()` };
			const pages = save ? { [save.page]: save.number } : {};
			await tx
				.insert(notes)
				.values({ schoolId, consultationId, ...columns, pages })
				.onConflictDoUpdate({
					target: notes.consultationId,
					set: { ...columns, revision: sql`${notes.revision} + 1`, pages: withPages },
					setWhere:
						save && sql`coalesce((${notes.pages} ->> ${save.page})::int, 0) < ${save.number}`,
				});
		},
	} satisfies Partial<ConsultationTransaction>;
}
