/** Reads a consultation with the marks that stand, and with what its student asked and disputed. */
import type { ConsultationCore } from './consultationCore.ts';
import type { Action } from '#lib/domain/access/can.ts';
import type { Actor } from './actor.ts';
import { findMarked } from './findMarked.ts';
import type { Transactions } from './ports.ts';
import { readStanding } from './readStanding.ts';

type Dependencies = { core: ConsultationCore; transactions: Transactions };

/** @throws ServiceError where the marks may not be read, or not yet. */
export async function readGraded(
	{ core, transactions }: Dependencies,
	actor: Actor,
	action: Extract<Action, 'grading.read' | 'grading.dispute'>,
	consultationId: string,
) {
	return transactions.readSchool(actor.schoolId, async (tx) => {
		const record = await findMarked(tx, actor, action, consultationId);
		return {
			...(await readStanding(core, tx, record)),
			disputes: await tx.disputes.list(consultationId),
			hints: await tx.listHints(consultationId),
		};
	});
}

export type Graded = Awaited<ReturnType<typeof readGraded>>;
