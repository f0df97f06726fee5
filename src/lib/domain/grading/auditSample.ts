/** Marks nobody doubts, drawn for people to audit: doubt that no grader has is found only by looking. */
import { hashText } from '../statistics/hashText.ts';
import { seededRandom } from '../statistics/seededRandom.ts';
import type { Doubt } from './doubt.ts';
import type { StandingMark } from './reconcile.ts';

/**
 * Each mark is drawn by itself, so that awarded and withheld ones are drawn in the same share. Marks that a person has
 * decided, or looks at anyway, are not. The same consultation always gives the same draw, however often it is graded.
 *
 * @param key the consultation's id.
 * @param share 0 (none) to 1 (all).
 */
export function drawAuditSample(
	marks: readonly Pick<StandingMark, 'score' | 'isDecided' | 'doubts'>[],
	key: string,
	share: number,
): Doubt[] {
	return marks
		.filter(({ score, isDecided, doubts }) => {
			// A missed safety item alone brings no person in practice.
			const isLookedAt = isDecided || doubts.some((reason) => reason !== 'safety_concern');
			return (
				score.level !== null &&
				!isLookedAt &&
				seededRandom(hashText(`${key} ${score.itemId}`))() < share
			);
		})
		.map(({ score }) => ({ itemId: score.itemId, reason: 'audit_sample' }));
}
