/**
 * What a command was answered, kept under its id. A refusal is an answer, too: a copy of the command that was held up on its
 * way, or in another process, must not be carried out after the student was told no and has said it anew.
 */
import type { Actor } from './actor.ts';
import type { ConsultationTransaction, Transactions } from './ports.ts';
import { ServiceError, type ServiceErrorCode } from './serviceError.ts';
import type { Accepted } from './services.ts';

type Refused = { refused: ServiceErrorCode; params: ServiceError['params'] };

/** Refusals that hold at one moment and no longer at the next. */
const passing = new Set<ServiceErrorCode>(['patient_is_speaking', 'not_now']);

const decode = (stored: Accepted | Refused): Accepted | ServiceError =>
	'refused' in stored ? new ServiceError(stored.refused, stored.params) : stored;

/** @returns null for a command that has not been answered. */
export async function findAnswer(
	tx: ConsultationTransaction,
	consultationId: string,
	commandId: string,
): Promise<Accepted | ServiceError | null> {
	const stored = await tx.findResponse(consultationId, commandId);
	return stored ? decode(stored as Accepted | Refused) : null;
}

/**
 * @param error why a command was refused, whose own transaction has stored nothing.
 * @returns what another copy of the command was answered meanwhile. @throws `error` where none was.
 */
export async function keepRefusal(
	transactions: Transactions,
	{ schoolId }: Actor,
	{ consultationId, commandId }: { consultationId: string; commandId: string },
	error: unknown,
): Promise<Accepted> {
	if (!(error instanceof ServiceError) || !passing.has(error.code)) throw error;
	const { code: refused, params } = error;
	const before = await transactions.inSchool(schoolId, async (tx) => {
		await tx.lock(consultationId);
		const answer = await findAnswer(tx, consultationId, commandId);
		if (!answer) await tx.saveResponse(consultationId, commandId, { refused, params });
		return answer;
	});
	if (!before || before instanceof ServiceError) throw before ?? error;
	return before;
}
