/** Levels that a person set without marking by them, in the form in which a review shows what people said. */
import type { ReviewGrading } from '../review/buildReviewView.ts';
import type { MarkedLevels } from './marking.ts';

export const levelsAsGrading = (
	levels: MarkedLevels,
	by: { id: string; authorName: string | null; createdAtMs: number },
): ReviewGrading => ({
	...by,
	...{ method: 'human', supersedesId: null, domains: [] },
	items: Object.entries(levels).map(([itemId, level]) => ({
		...{ itemId, level, unscoredReason: null, credit: null },
		...{ evidence: [], nearest: [], confidence: 1, rationale: null },
	})),
});
