/** Sends "I did ask that" until the server has answered. */
import type { DisputeOutcome, PointedLine } from '#lib/domain/grading/grader.ts';
import { newCommandId } from '../room/newCommandId.ts';
import { isRefusal, sendCommand } from '../room/sendCommand.ts';
import { faultMessage } from '../shell/faultMessage.ts';

/** @returns null when it is on record, else the sentence for why it was refused. */
export async function disputeMark(
	consultationId: string,
	pointed: PointedLine,
): Promise<string | null> {
	const url = `/api/consultations/${consultationId}/dispute`;
	const body = { commandId: newCommandId(), ...pointed };
	const outcome = await sendCommand<{ outcome: DisputeOutcome }>(url, body);
	return isRefusal(outcome) ? faultMessage(outcome.code, outcome.params) : null;
}
