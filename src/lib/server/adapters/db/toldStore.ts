/** Results as they were told, each time they were released. */
import { desc, eq, type SQL } from 'drizzle-orm';
import type { Told, ToldQueries } from '#lib/server/services/releasePorts.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { toldResults } from './schema/markings.ts';

export function toldQueries(tx: Transaction, schoolId: string): ToldQueries {
	const readLast = (which: SQL) =>
		tx
			.selectDistinctOn([toldResults.candidateId])
			.from(toldResults)
			.where(which)
			.orderBy(toldResults.candidateId, desc(toldResults.createdAt), desc(toldResults.id));
	const toTold = ({ result, createdAt }: typeof toldResults.$inferSelect): Told => ({
		...{ result, atMs: createdAt.getTime() },
	});
	return {
		async append(assessmentId, told) {
			if (told.length === 0) return;
			await tx
				.insert(toldResults)
				.values(told.map((one) => ({ ...one, id: newId(), schoolId, assessmentId })));
		},
		async listLast(assessmentId) {
			const rows = await readLast(eq(toldResults.assessmentId, assessmentId));
			return new Map(rows.map((row) => [row.candidateId, toTold(row)]));
		},
		async findLast(candidateId) {
			const [row] = await readLast(eq(toldResults.candidateId, candidateId));
			return row ? toTold(row) : null;
		},
	};
}
