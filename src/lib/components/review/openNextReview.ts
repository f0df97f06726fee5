/** Asks for the next review that nobody holds. */
import { isRefusal, sendCommand } from '../room/sendCommand.ts';

/** @returns its id, or null when none is free. */
export async function openNextReview(leaving: string | null): Promise<string | null> {
	const outcome = await sendCommand<{ reviewId: string | null }>('/api/reviews/next', { leaving });
	return isRefusal(outcome) ? null : outcome.reviewId;
}
