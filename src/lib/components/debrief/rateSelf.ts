/** Sends how a student rates themselves until the server has answered. */
import type { SelfRating } from '#lib/domain/debrief/selfRating.ts';
import { isRefusal, sendCommand } from '../room/sendCommand.ts';
import { faultMessage } from '../shell/faultMessage.ts';

/** @returns null when it is on record, else the sentence for why it was refused. */
export async function rateSelf(
	consultationId: string,
	rating: SelfRating | null,
): Promise<string | null> {
	const url = `/api/consultations/${consultationId}/self-rating`;
	const outcome = await sendCommand<{ isStored: true }>(url, { rating });
	return isRefusal(outcome) ? faultMessage(outcome.code, outcome.params) : null;
}
