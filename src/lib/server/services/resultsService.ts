/** Results of an assessment and how far its markers agree, for staff; to read, and as files to take away. */
import type { AgreementView, ResultsView } from '#lib/domain/assessment/resultsView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { writeCsv } from '#lib/domain/school/writeCsv.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction, Transactions } from './ports.ts';
import { requireRole } from './readReview.ts';
import { readResults, type AssessmentResults } from './readResults.ts';
import { tabulateLong, tabulateWide, type ResultsTable } from './resultsTables.ts';
import { ServiceError } from './serviceError.ts';
import { toAgreementView } from './toAgreementView.ts';
import { toResultsView } from './toResultsView.ts';

/** `wide`: a row for each candidate; `long`: one for each of their items. */
export const exportShapes = ['wide', 'long'] as const;
export type ExportShape = (typeof exportShapes)[number];

export type ResultsService = {
	/** @param reader whose language titles and items are named in. */
	getResults(actor: Actor, assessmentId: string, reader: Language): Promise<ResultsView>;
	getAgreement(actor: Actor, assessmentId: string, reader: Language): Promise<AgreementView>;
	/** A file of comma-separated values, itself put on record. */
	exportCsv(actor: Actor, assessmentId: string, shape: ExportShape): Promise<string>;
};

type Dependencies = { core: ConsultationCore; transactions: Transactions };

const tables: Record<ExportShape, (read: AssessmentResults) => ResultsTable> = {
	wide: tabulateWide,
	long: tabulateLong,
};

/** @throws ServiceError `not_allowed`, `not_found`. */
async function read(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	assessmentId: string,
	reader?: Language,
): Promise<AssessmentResults> {
	const assessment = await tx.assessments.find(assessmentId);
	if (!assessment) throw new ServiceError('not_found');
	return readResults(core, tx, assessment, reader);
}

async function exportCsv(
	{ core, transactions }: Dependencies,
	{ schoolId, userId }: Actor,
	assessmentId: string,
	shape: ExportShape,
): Promise<string> {
	return transactions.inSchool(schoolId, async (tx) => {
		const { header, rows } = tables[shape](await read(core, tx, assessmentId));
		await tx.recordAudit({
			...{ schoolId, actorId: userId, action: 'results.exported' },
			...{ resourceType: 'assessment', resourceId: assessmentId },
			details: { shape, rows: rows.length },
		});
		return writeCsv(header, rows);
	});
}

export function createResultsService(deps: Dependencies): ResultsService {
	const { core, transactions } = deps;
	return {
		async getResults(actor, assessmentId, reader) {
			requireRole(actor, 'results.read');
			return transactions.readSchool(actor.schoolId, async (tx) =>
				toResultsView(await read(core, tx, assessmentId, reader), await tx.nowMs()),
			);
		},
		async getAgreement(actor, assessmentId, reader) {
			requireRole(actor, 'results.read');
			return transactions.readSchool(actor.schoolId, async (tx) =>
				toAgreementView(await read(core, tx, assessmentId, reader)),
			);
		},
		async exportCsv(actor, assessmentId, shape) {
			requireRole(actor, 'results.read');
			return exportCsv(deps, actor, assessmentId, shape);
		},
	};
}
