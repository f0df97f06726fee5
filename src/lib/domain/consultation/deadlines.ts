/** When a stage is over, and when the author's timeline is due. All times are milliseconds of the server's clock. */
import type { Scenario } from '../scenario/schema.ts';
import type { ConsultationEvent } from './events.ts';
import { timesWithExtra, type SittingTerms } from './sittingTerms.ts';
import type { Stage } from './studentView.ts';

type TimeEvent = Extract<ConsultationEvent, { type: 'time.reached' | 'consultation.began' }>;

/**
 * How long a stage may last; null for no limit. Reading time is advice in practice: it sets no deadline.
 * @param terms of an assessment; they take the place of the case's own times.
 */
export function stageAllowanceMs(
	{ briefing }: Scenario,
	stage: Stage,
	terms: SittingTerms | null = null,
): number | null {
	const times = terms ? timesWithExtra(terms) : briefing;
	if (stage === 'briefing' && terms) return times.readingSeconds * 1000;
	if (stage === 'talking') return times.consultationSeconds * 1000;
	if (stage === 'writing') return times.noteSeconds * 1000;
	return null;
}

/** When the present stage began and when it is over; null for never. */
export type StageClock = { stageStartedAtMs: number; dueAtMs: number | null };

/** The clock of a consultation, and in an assessment the terms it runs by. */
type Clocked = StageClock & { stage: Stage; terms?: SittingTerms | null };

/** A new stage starts its own clock. */
export function clockAfter(
	scenario: Scenario,
	before: Clocked,
	stage: Stage,
	nowMs: number,
): StageClock {
	const { stageStartedAtMs, dueAtMs, terms } = before;
	if (stage === before.stage) return { stageStartedAtMs, dueAtMs };
	const allowance = stageAllowanceMs(scenario, stage, terms);
	return { stageStartedAtMs: nowMs, dueAtMs: allowance === null ? null : nowMs + allowance };
}

/** What was given back in this stage so far: how far its deadline lies beyond its allowance. */
function creditedMs(scenario: Scenario, { stage, stageStartedAtMs, dueAtMs, terms }: Clocked) {
	const allowance = stageAllowanceMs(scenario, stage, terms);
	if (dueAtMs === null || allowance === null) return 0;
	return Math.max(0, dueAtMs - stageStartedAtMs - allowance);
}

/**
 * When an entry of the timeline is due. In an assessment it comes at the same share of the candidate's time for everybody:
 * later with extra time, and later by what was given back.
 */
function timelineMs(scenario: Scenario, at: Clocked, atSeconds: number): number {
	const ms = at.stageStartedAtMs + atSeconds * 1000;
	if (!at.terms) return ms;
	const extraMs = Math.ceil((atSeconds * 1000 * at.terms.extraPercent) / 100);
	return ms + extraMs + creditedMs(scenario, at);
}

type Timed = Clocked & { past: readonly string[] };

/** The first entry of the timeline that has come due and not been shown. */
function dueTimelineId(scenario: Scenario, at: Timed, nowMs: number): string | undefined {
	return [...scenario.timeline]
		.sort((a, b) => a.atSeconds - b.atSeconds)
		.find(
			({ id, atSeconds }) => timelineMs(scenario, at, atSeconds) <= nowMs && !at.past.includes(id),
		)?.id;
}

/**
 * What time brings at this moment: the end of the stage before an entry of the timeline. Null when nothing is due.
 * Reading time that is over opens the door: who reads to its end has lost nothing.
 */
export function dueTimeEvent(scenario: Scenario, at: Timed, nowMs: number): TimeEvent | null {
	if (at.dueAtMs !== null && at.dueAtMs <= nowMs) {
		return at.stage === 'briefing'
			? { type: 'consultation.began', byClock: true }
			: { type: 'time.reached' };
	}
	if (at.stage !== 'talking') return null;
	const timelineId = dueTimelineId(scenario, at, nowMs);
	return timelineId ? { type: 'time.reached', timelineId } : null;
}

/** The next moment the sweeper must look at this consultation, or null. */
export function nextDueAtMs(scenario: Scenario, at: Timed): number | null {
	const entries = at.stage === 'talking' ? scenario.timeline : [];
	const moments = entries
		.filter(({ id }) => !at.past.includes(id))
		.map(({ atSeconds }) => timelineMs(scenario, at, atSeconds));
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
