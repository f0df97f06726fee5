/** What those who watch an assessment see of one candidate. */
import { isRunning, type Stage } from '../consultation/studentView.ts';
import type { LiveProblem, LiveRow } from './assessmentView.ts';

/** A browser says every quarter of a minute that it is there; one that missed two is lost. */
export const lostAfterMs = 35_000;

/** A candidate as a live list has them: by number alone. */
export type LiveCandidate = {
	number: string | null;
	extraPercent: number;
	/** How many stations they have begun; of the last one: */
	begun: number;
	position: number | null;
	stage: Stage | null;
	dueAtMs: number | null;
	seenAtMs: number | null;
	/** What went wrong with the patient's last words; null where nothing did. */
	lastFault: string | null;
	hasFailedReply: boolean;
};

function stateOf({ stage, begun }: LiveCandidate, stations: number): LiveRow['state'] {
	if (stage === null) return 'not_begun';
	if (isRunning(stage)) return stage;
	return begun >= stations ? 'finished' : 'between';
}

function problemsOf(seen: LiveCandidate, state: LiveRow['state'], nowMs: number): LiveProblem[] {
	if (!isRunning(state)) return [];
	const problems: LiveProblem[] = [];
	if (seen.seenAtMs === null || nowMs - seen.seenAtMs > lostAfterMs) problems.push('line_lost');
	if (state !== 'talking') return problems;
	if (seen.hasFailedReply) problems.push('reply_failed');
	else if (seen.lastFault !== null) problems.push('author_stood_in');
	return problems;
}

export function toLiveRow(seen: LiveCandidate, stations: number, nowMs: number): LiveRow {
	const state = stateOf(seen, stations);
	return {
		number: seen.number ?? '',
		extraPercent: seen.extraPercent,
		position: seen.position,
		state,
		dueAtMs: isRunning(state) ? seen.dueAtMs : null,
		problems: problemsOf(seen, state, nowMs),
	};
}
