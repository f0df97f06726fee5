/** What students say after a consultation, and what they are shown of others'. */
import { asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { DebriefQueries, ListedReport } from '#lib/server/services/debriefPorts.ts';
import { listCohort } from './cohortGradings.ts';
import { toRecord } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { carryOver, findForkPosition } from './forkQueries.ts';
import { consultations } from './schema/consultations.ts';
import { replyReports, selfRatings } from './schema/debrief.ts';
import { utterances } from './schema/transcript.ts';

async function listReports(tx: Transaction, limit: number): Promise<ListedReport[]> {
	const asked = alias(utterances, 'asked');
	const rows = await tx
		.select({
			report: replyReports,
			consultation: consultations,
			reply: utterances.text,
			question: asked.text,
		})
		.from(replyReports)
		.innerJoin(consultations, eq(consultations.id, replyReports.consultationId))
		.innerJoin(utterances, eq(utterances.id, replyReports.utteranceId))
		.leftJoin(asked, eq(asked.id, utterances.answersId))
		.orderBy(desc(replyReports.createdAt), asc(replyReports.id))
		.limit(limit);
	return rows.map(({ report, consultation, reply, question }) => ({
		...{ id: report.id, consultationId: report.consultationId },
		...{ origin: toRecord(consultation), language: consultation.language as Language },
		...{ question, reply, fault: report.fault, comment: report.comment },
		reportedAtMs: report.createdAt.getTime(),
	}));
}

export const debriefQueries = (tx: Transaction, schoolId: string): DebriefQueries => ({
	async findSelfRating(consultationId) {
		const [row] = await tx
			.select({ rating: selfRatings.rating })
			.from(selfRatings)
			.where(eq(selfRatings.consultationId, consultationId));
		return row ?? null;
	},
	async addSelfRating(consultationId, given) {
		await tx
			.insert(selfRatings)
			.values({ schoolId, consultationId, ...given })
			.onConflictDoNothing();
	},
	async addReport(consultationId, report) {
		const inserted = await tx
			.insert(replyReports)
			.values({ schoolId, consultationId, ...report })
			.onConflictDoNothing()
			.returning({ id: replyReports.id });
		return inserted.length > 0;
	},
	findReports: (consultationId) => {
		const { id, utteranceId, fault } = replyReports;
		return tx
			.select({ id, utteranceId, fault })
			.from(replyReports)
			.where(eq(replyReports.consultationId, consultationId));
	},
	listReports: (limit) => listReports(tx, limit),
	listCohort: (rubricVersionId, exceptStudentId) =>
		listCohort(tx, rubricVersionId, exceptStudentId),
	carryOver: (carried) => carryOver(tx, schoolId, carried),
	findForkPosition: (from) => findForkPosition(tx, from),
});
