/** What kind of consultation is reviewed. */
import type { QueuedReview } from '#lib/domain/review/reviewView.ts';
import { m } from '#lib/paraglide/messages.js';

export function modeWord({ mode, drill }: Pick<QueuedReview, 'mode' | 'drill'>): string {
	if (drill) return m.progressDrill({ area: drill });
	return mode === 'assessment' ? m.reviewAssessment() : m.reviewPractice();
}
