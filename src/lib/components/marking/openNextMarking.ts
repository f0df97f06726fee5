/** Asks for the next marking that is free. */
import { isRefusal, sendCommand } from '../room/sendCommand.ts';

/**
 * @param stationId of one station only; null for any.
 * @returns its address, or null when none is free.
 */
export async function openNextMarking(
	assessmentId: string,
	stationId: string | null,
	leaving: string | null,
): Promise<string | null> {
	const outcome = await sendCommand<{ markingId: string | null }>('/api/markings/next', {
		...{ assessmentId, stationId, leaving },
	});
	if (isRefusal(outcome) || outcome.markingId === null) return null;
	const station = stationId ? `?station=${stationId}` : '';
	return `/assessments/${assessmentId}/marking/${outcome.markingId}${station}`;
}
