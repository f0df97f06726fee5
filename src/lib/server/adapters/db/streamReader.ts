/** What a reader of a consultation has not seen yet, in one query. */
import { and, asc, eq, gt } from 'drizzle-orm';
import type { StreamReader } from '#lib/server/services/streamPorts.ts';
import type { Database } from './database.ts';
import { consultations } from './schema/consultations.ts';
import { replyChunks } from './schema/replies.ts';

export function createStreamReader(database: Database): StreamReader {
	return {
		readSince: (schoolId, consultationId, sequence) =>
			database.inSchool(schoolId, async (tx) => {
				const { replyId, text } = replyChunks;
				const rows = await tx
					.select({
						revision: consultations.revision,
						dueAt: consultations.dueAt,
						chunk: { replyId, sequence: replyChunks.sequence, text },
					})
					.from(consultations)
					.leftJoin(
						replyChunks,
						and(
							eq(replyChunks.consultationId, consultations.id),
							gt(replyChunks.sequence, sequence),
						),
					)
					.where(eq(consultations.id, consultationId))
					.orderBy(asc(replyChunks.sequence));
				return {
					revision: rows[0]?.revision ?? 0,
					dueAtMs: rows[0]?.dueAt?.getTime() ?? null,
					chunks: rows.flatMap(({ chunk }) => (chunk ? [chunk] : [])),
				};
			}),
	};
}
