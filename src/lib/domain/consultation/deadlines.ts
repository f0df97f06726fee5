/** When a stage is over, and when the author's timeline is due. All times are milliseconds of the server's clock. */
import type { Scenario } from '../scenario/schema.ts';
import type { Stage } from './studentView.ts';

/** How long a stage may last; null for no limit. Reading time is advice in practice: it sets no deadline. */
export function stageAllowanceMs({ briefing }: Scenario, stage: Stage): number | null {
	if (stage === 'talking') return briefing.consultationSeconds * 1000;
	if (stage === 'writing') return briefing.noteSeconds * 1000;
	return null;
}

/** The first entry of the timeline that has come due and not been shown. */
export function dueTimelineId(
	scenario: Scenario,
	elapsedMs: number,
	past: readonly string[],
): string | undefined {
	return [...scenario.timeline]
		.sort((a, b) => a.atSeconds - b.atSeconds)
		.find(({ id, atSeconds }) => atSeconds * 1000 <= elapsedMs && !past.includes(id))?.id;
}

/** The next moment the sweeper must look at this consultation, or null. */
export function nextDueAtMs(
	scenario: Scenario,
	at: { stage: Stage; stageStartedAtMs: number; dueAtMs: number | null; past: readonly string[] },
): number | null {
	const entries = at.stage === 'talking' ? scenario.timeline : [];
	const moments = entries
		.filter(({ id }) => !at.past.includes(id))
		.map(({ atSeconds }) => at.stageStartedAtMs + atSeconds * 1000);
	if (at.dueAtMs !== null) moments.push(at.dueAtMs);
	return moments.length > 0 ? Math.min(...moments) : null;
}
