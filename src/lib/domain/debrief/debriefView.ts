/** What a student reads beside the marks. */
import type { RetryOf } from '../consultation/studentView.ts';
import type { CohortView } from './cohort.ts';
import type { ReplyFault } from './replyReport.ts';
import type { SelfRating } from './selfRating.ts';
import type { StrongTranscript } from './strongTranscript.ts';
import type { Timeline } from './timeline.ts';

export type DebriefView = {
	/** The case, to begin it again. */
	slug: string;
	/** The area of a drill, to drill it again; null for a whole consultation. */
	drillArea: string | null;
	/** The student's own rating; null where it was skipped, or somebody else reads. */
	selfRating: SelfRating | null;
	timeline: Timeline;
	/** Null while too few others have done it, and in an assessment. */
	cohort: CohortView | null;
	/** Null where the case has none in this language, and in an assessment. */
	strong: StrongTranscript | null;
	retryOf: RetryOf | null;
	/** Whether the reader may go back to a turn: the student, in practice. */
	mayRetry: boolean;
	/** Whether the reader may say that a reply was wrong: the student. */
	mayReport: boolean;
	/** Replies that were reported. */
	reported: { utteranceId: string; fault: ReplyFault }[];
};
