/** Reads a consultation with the marks that stand, and with what its student asked and disputed. */
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, Transactions } from './ports.ts';
import { readStanding } from './readStanding.ts';

type Dependencies = { core: ConsultationCore; transactions: Transactions };
type Check = (found: ConsultationRecord | null) => asserts found is ConsultationRecord;

/** @param require throws where the consultation may not be read. */
export async function readGraded(
	{ core, transactions }: Dependencies,
	schoolId: string,
	consultationId: string,
	require: Check,
) {
	return transactions.readSchool(schoolId, async (tx) => {
		const record = await tx.find(consultationId);
		require(record);
		return {
			...(await readStanding(core, tx, record)),
			disputes: await tx.disputes.list(consultationId),
			hints: await tx.listHints(consultationId),
		};
	});
}

export type Graded = Awaited<ReturnType<typeof readGraded>>;
