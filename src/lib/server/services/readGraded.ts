/** Reads a consultation with all that bears on its marks. */
import {
	reconcile,
	type ReconciledGrading,
	type StandingMark,
} from '#lib/domain/grading/reconcile.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, Transactions } from './ports.ts';
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
		const input = await readGradingInput(tx, record, open);
		return { record, open, input, disputes: await tx.listDisputes(consultationId) };
	});
}

type Graded = Awaited<ReturnType<typeof readGraded>>;

/** The marks that stand, with what the student disputes among their doubts. */
export function standingMarks(
	{ open, input, disputes }: Pick<Graded, 'open' | 'input' | 'disputes'>,
	gradings: readonly ReconciledGrading[],
): StandingMark[] {
	return reconcile({
		rubric: open.content.rubric,
		gradings,
		isCutOff: input.isCutOff,
		isInjectionSuspected: false,
		disputedItems: disputes
			.filter(({ outcome }) => outcome === 'to_a_person')
			.map(({ itemId }) => itemId),
	});
}
