/** When a stage is over, and when the author's timeline is due. All times are milliseconds of the server's clock. */
import type { Scenario } from '../scenario/schema.ts';
import type { ConsultationEvent } from './events.ts';
import type { Stage } from './studentView.ts';

type TimeReached = Extract<ConsultationEvent, { type: 'time.reached' }>;

/** How long a stage may last; null for no limit. Reading time is advice in practice: it sets no deadline. */
export function stageAllowanceMs({ briefing }: Scenario, stage: Stage): number | null {
	if (stage === 'talking') return briefing.consultationSeconds * 1000;
	if (stage === 'writing') return briefing.noteSeconds * 1000;
	return null;
}

/** When the present stage began and when it is over; null for never. */
export type StageClock = { stageStartedAtMs: number; dueAtMs: number | null };

/** A new stage starts its own clock. */
export function clockAfter(
	scenario: Scenario,
	before: StageClock & { stage: Stage },
	stage: Stage,
	nowMs: number,
): StageClock {
	const { stageStartedAtMs, dueAtMs } = before;
	if (stage === before.stage) return { stageStartedAtMs, dueAtMs };
	const allowance = stageAllowanceMs(scenario, stage);
	return { stageStartedAtMs: nowMs, dueAtMs: allowance === null ? null : nowMs + allowance };
}

/** The first entry of the timeline that has come due and not been shown. */
function dueTimelineId(
	scenario: Scenario,
	elapsedMs: number,
	past: readonly string[],
): string | undefined {
	return [...scenario.timeline]
		.sort((a, b) => a.atSeconds - b.atSeconds)
		.find(({ id, atSeconds }) => atSeconds * 1000 <= elapsedMs && !past.includes(id))?.id;
}

/** What time brings at this moment: the end of the stage before an entry of the timeline. Null when nothing is due. */
export function dueTimeEvent(
	scenario: Scenario,
	at: StageClock & { stage: Stage; past: readonly string[] },
	nowMs: number,
): TimeReached | null {
	if (at.dueAtMs !== null && at.dueAtMs <= nowMs) return { type: 'time.reached' };
	if (at.stage !== 'talking') return null;
	const timelineId = dueTimelineId(scenario, nowMs - at.stageStartedAtMs, at.past);
	return timelineId ? { type: 'time.reached', timelineId } : null;
}

/** The next moment the sweeper must look at this consultation, or null. */
export function nextDueAtMs(
	scenario: Scenario,
	at: StageClock & { stage: Stage; past: readonly string[] },
): number | null {
	const entries = at.stage === 'talking' ? scenario.timeline : [];
	const moments = entries
		.filter(({ id }) => !at.past.includes(id))
		.map(({ atSeconds }) => at.stageStartedAtMs + atSeconds * 1000);
	if (at.dueAtMs !== null) moments.push(at.dueAtMs);
	return moments.length > 0 ? Math.min(...moments) : null;
}

/** However late the turn that is tried again, there is this much time to go on from it. */
export const shortestRetryMs = 180_000;

/** The clock of a retry stands where it stood at that turn. @param elapsedMs of the conversation, until the turn. */
export function retryClock(scenario: Scenario, nowMs: number, elapsedMs: number): StageClock {
	const stageStartedAtMs = nowMs - elapsedMs;
	const allowance = stageAllowanceMs(scenario, 'talking');
	if (allowance === null) return { stageStartedAtMs, dueAtMs: null };
	return {
		stageStartedAtMs,
		dueAtMs: Math.max(stageStartedAtMs + allowance, nowMs + shortestRetryMs),
	};
}
