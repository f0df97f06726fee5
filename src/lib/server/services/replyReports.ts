/** Students report replies that were wrong; instructors read them. */
import { longestReportComment, type ReplyFault } from '#lib/domain/debrief/replyReport.ts';
import type { ReplyReportView } from '#lib/domain/debrief/replyReport.ts';
import { anonymousNumber } from '#lib/domain/review/anonymousNumber.ts';
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { Transactions } from './ports.ts';
import { requireRole } from './readReview.ts';
import { ServiceError } from './serviceError.ts';
import type { Command } from './services.ts';

type Dependencies = { core: ConsultationCore; transactions: Transactions };
type Report = Command & { utteranceId: string; fault: ReplyFault; comment: string };

const pageOfReports = 200;

/** @throws ServiceError `not_found` for what is no line of the patient's, `too_long`, `already_reported`. */
export const reportReply = (
	{ transactions }: Dependencies,
	actor: Actor,
	consultationId: string,
	{ commandId, utteranceId, fault, comment: given }: Report,
) =>
	transactions.inSchool(actor.schoolId, async (tx) => {
		const record = await tx.find(consultationId);
		check(actor, 'consultation.act', record);
		const lines = await tx.listUtterances(consultationId);
		const line = lines.find(({ id }) => id === utteranceId);
		if (line?.speaker !== 'patient') throw new ServiceError('not_found');
		const comment = given.trim();
		if (comment.length > longestReportComment) {
			throw new ServiceError('too_long', { max: longestReportComment });
		}
		const report = { id: commandId, utteranceId, fault, comment, studentId: record.studentId };
		if (!(await tx.debrief.addReport(consultationId, report))) {
			const known = await tx.debrief.findReports(consultationId);
			if (!known.some(({ id }) => id === commandId)) throw new ServiceError('already_reported');
		}
		return { reportId: commandId };
	});

/** @throws ServiceError `not_allowed` for students. */
export async function listReports(
	{ core, transactions }: Dependencies,
	actor: Actor,
): Promise<ReplyReportView[]> {
	requireRole(actor, 'review.read');
	const listed = await transactions.inSchool(actor.schoolId, (tx) =>
		tx.debrief.listReports(pageOfReports),
	);
	return Promise.all(
		listed.map(async ({ consultationId, origin, ...report }) => ({
			...report,
			number: anonymousNumber(consultationId),
			caseTitle: (await core.open(origin)).content.scenario.title,
		})),
	);
}
