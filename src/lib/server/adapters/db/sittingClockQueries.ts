/** What moves a sitting's clock: its terms, and outages. */
import { and, eq, gt } from 'drizzle-orm';
import type { SittingClockQueries } from '#lib/server/services/sittingClockPorts.ts';
import { changingColumns } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { consultations, timeCredits } from './schema/consultations.ts';
import { serviceHeartbeat } from './schema/heartbeat.ts';

export const sittingClockQueries = (tx: Transaction): SittingClockQueries => ({
	async saveTerms(record) {
		const { dueAt, nextDueAt } = changingColumns(record);
		tx.send(
			tx
				.update(consultations)
				.set({ terms: record.terms, dueAt, nextDueAt })
				.where(eq(consultations.id, record.id)),
		);
	},
	async listOutageCredits(consultationId, sinceMs) {
		const { at, milliseconds, reason } = timeCredits;
		const rows = await tx
			.select({ at, milliseconds })
			.from(timeCredits)
			.where(
				and(
					eq(timeCredits.consultationId, consultationId),
					eq(reason, 'outage'),
					gt(at, new Date(sinceMs)),
				),
			);
		return rows.map((row) => ({ atMs: row.at.getTime(), milliseconds: row.milliseconds }));
	},
	async findLastBeatMs() {
		const [row] = await tx.select().from(serviceHeartbeat);
		return row?.beatAt.getTime() ?? null;
	},
});
