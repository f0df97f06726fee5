/** What those who watch an assessment see of one candidate. */
import type { Stage } from '../consultation/studentView.ts';
import type { LiveProblem, LiveRow } from './assessmentView.ts';

/** A browser says every quarter of a minute that it is there; one that missed two is lost. */
export const lostAfterMs = 35_000;

export type Seen = {
	number: string | null;
	extraPercent: number;
	/** How many stations were begun, and which was the last. */
	begun: number;
	position: number | null;
	stage: Stage | null;
	dueAtMs: number | null;
	seenAtMs: number | null;
	lastFault: string | null;
	hasFailedReply: boolean;
};

function stateOf({ stage, begun }: Seen, stations: number): LiveRow['state'] {
	if (stage === null) return 'not_begun';
	if (stage === 'briefing' || stage === 'talking' || stage === 'writing') return stage;
	return begun >= stations ? 'finished' : 'between';
}

function problemsOf(seen: Seen, state: LiveRow['state'], nowMs: number): LiveProblem[] {
	if (state !== 'briefing' && state !== 'talking' && state !== 'writing') return [];
	const problems: LiveProblem[] = [];
	if (seen.seenAtMs === null || nowMs - seen.seenAtMs > lostAfterMs) problems.push('line_lost');
	if (state !== 'talking') return problems;
	if (seen.hasFailedReply) problems.push('reply_failed');
	else if (seen.lastFault !== null) problems.push('author_stood_in');
	return problems;
}

export function toLiveRow(seen: Seen, stations: number, nowMs: number): LiveRow {
	const state = stateOf(seen, stations);
	const isRunning = state === 'briefing' || state === 'talking' || state === 'writing';
	return {
		number: seen.number ?? '',
		extraPercent: seen.extraPercent,
		position: seen.position,
		state,
		dueAtMs: isRunning ? seen.dueAtMs : null,
		problems: problemsOf(seen, state, nowMs),
	};
}
