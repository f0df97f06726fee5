/** What a student reads beside the marks. */
import type { SelfRating } from './selfRating.ts';
import type { Timeline } from './timeline.ts';

export type DebriefView = {
	/** The student's own rating; null where it was skipped, or somebody else reads. */
	selfRating: SelfRating | null;
	timeline: Timeline;
};
