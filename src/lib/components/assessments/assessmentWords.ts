/** Words for assessments: stages, places, what is wrong. */
import type {
	AmendmentView,
	LiveProblem,
	LiveRow,
	SittingCard,
} from '#lib/domain/assessment/assessmentView.ts';
import type { AssessmentStage, SealFault } from '#lib/domain/assessment/assessmentStage.ts';
import type { Window } from '#lib/domain/assessment/assessment.ts';
import type { StageTimes } from '#lib/domain/consultation/sittingTerms.ts';
import { m } from '#lib/paraglide/messages.js';
import { momentWords } from '../shared/momentWords.ts';
import { clockFace } from '../room/stageClock.ts';

type Tone = 'plain' | 'primary' | 'patient' | 'met' | 'partly' | 'missed' | 'unscored';

export const stageLooks: Record<AssessmentStage, { word: () => string; tone: Tone }> = {
	draft: { word: m.asmStage_draft, tone: 'plain' },
	scheduled: { word: m.asmStage_scheduled, tone: 'primary' },
	open: { word: m.asmStage_open, tone: 'met' },
	closed: { word: m.asmStage_closed, tone: 'unscored' },
};

export const lackWords: Record<SealFault, () => string> = {
	no_stations: m.asmLack_no_stations,
	no_candidates: m.asmLack_no_candidates,
	no_window: m.asmLack_no_window,
	window_over: m.asmLack_window_over,
};

export const stateWords: Record<LiveRow['state'], () => string> = {
	not_begun: m.liveState_not_begun,
	between: m.liveState_between,
	finished: m.liveState_finished,
	briefing: m.liveState_briefing,
	talking: m.liveState_talking,
	writing: m.liveState_writing,
};

export const problemWords: Record<LiveProblem, () => string> = {
	line_lost: m.liveProblem_line_lost,
	reply_failed: m.liveProblem_reply_failed,
	author_stood_in: m.liveProblem_author_stood_in,
};

export const placeWords: Record<SittingCard['place'], () => string> = {
	at_station: m.sitPlace_at_station,
	may_begin: m.sitPlace_may_begin,
	too_early: m.sitPlace_too_early,
	too_late: m.sitPlace_too_late,
	finished: m.sitPlace_finished,
};

export const windowWords = (window: Window | null): string =>
	window
		? m.asmWindowWords({
				from: momentWords(window.opensAtMs),
				until: momentWords(window.closesAtMs),
			})
		: m.asmNoWindow();

/** Whole minutes as such; others with their seconds, as the room's clock has them. */
const minutesOf = (seconds: number): string =>
	seconds % 60 === 0 ? String(seconds / 60) : clockFace(seconds * 1000);

export const timesWords = ({ readingSeconds, consultationSeconds, noteSeconds }: StageTimes) =>
	m.asmTimes({
		reading: minutesOf(readingSeconds),
		consultation: minutesOf(consultationSeconds),
		note: minutesOf(noteSeconds),
	});

export function amendmentWords({ kind, candidateName, percent }: AmendmentView): string {
	if (kind === 'window') return m.asmAmended_window();
	if (kind === 'start_code') return m.asmAmended_start_code();
	const { before, after } = percent ?? { before: 0, after: 0 };
	return m.asmAmended_extra_time({ name: candidateName ?? '', before, after });
}
