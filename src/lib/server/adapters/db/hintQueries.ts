/** The hints of a consultation. */
import { asc, eq, sql } from 'drizzle-orm';
import type { ConsultationTransaction } from '#lib/server/services/ports.ts';
import type { Transaction } from './database.ts';
import { hints } from './schema/hints.ts';

export function hintQueries(tx: Transaction, schoolId: string) {
	const { revision, area, step, reached, text, afterPosition } = hints;
	return {
		listHints: (consultationId) =>
			tx
				.select({ revision, area, step, reached, text, afterPosition })
				.from(hints)
				.where(eq(hints.consultationId, consultationId))
				.orderBy(asc(revision)),
		async appendHint(consultationId, hint) {
			await tx
				.insert(hints)
				.values({ ...hint, schoolId, consultationId, at: sql`clock_timestamp()` });
		},
	} satisfies Partial<ConsultationTransaction>;
}
