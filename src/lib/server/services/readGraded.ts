/** Reads a consultation with what graders look at, and what they have said of it by its own rubric version. */
import type { ConsultationCore } from './consultationCore.ts';
import type { StoredGrading } from './gradingPorts.ts';
import type { ConsultationRecord, ConsultationTransaction, Transactions } from './ports.ts';
import { readGradingInput } from './readGradingInput.ts';

type Dependencies = { core: ConsultationCore; transactions: Transactions };
type Check = (found: ConsultationRecord | null) => asserts found is ConsultationRecord;

/** @param require throws where the consultation may not be read. */
export async function readGraded(
	{ core, transactions }: Dependencies,
	schoolId: string,
	consultationId: string,
	require: Check,
) {
	return transactions.inSchool(schoolId, async (tx) => {
		const record = await tx.find(consultationId);
		require(record);
		const open = await core.open(record);
		return {
			record,
			open,
			input: await readGradingInput(tx, record, open),
			gradings: await listOwnGradings(tx, record),
			disputes: await tx.disputes.list(consultationId),
			hints: await tx.listHints(consultationId),
		};
	});
}

export type Graded = Awaited<ReturnType<typeof readGraded>>;

export async function listOwnGradings(
	tx: ConsultationTransaction,
	{ id, rubric }: Pick<ConsultationRecord, 'id' | 'rubric'>,
): Promise<StoredGrading[]> {
	const all = await tx.gradings.list(id);
	return all.filter((grading) => grading.rubric.versionId === rubric.versionId);
}
