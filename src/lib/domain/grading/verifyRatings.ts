/** Checks global ratings as scores are checked: on the scale, its interval around it, resting on words that were said. */
import type { Rubric } from '../rubric/schema.ts';
import type { DomainRating, UnscoredReason } from './grader.ts';
import { findEvidenceFault, type EvidenceRecord } from './verifyEvidence.ts';

/** Nobody has rated it. */
export const unrated = (
	domainId: string,
	unscoredReason: UnscoredReason = 'needs_person',
): DomainRating => ({
	domainId,
	level: null,
	low: null,
	high: null,
	unscoredReason,
	evidence: [],
	confidence: 0,
});

/** Decided by two or three utterances; more would point at nothing. */
const mostEvidence = 3;

/**
 * One rating for each domain of the rubric, in its order. Off the scale, rated twice, or an interval that does not hold
 * the level: for a person. A quote that fails, or none at all: void, the quotes that hold kept.
 */
export function verifyRatings(
	ratings: readonly DomainRating[],
	{ domains }: Pick<Rubric, 'domains'>,
	record: EvidenceRecord,
): DomainRating[] {
	return domains.map(({ id }) => {
		const [rating, ...others] = ratings.filter(({ domainId }) => domainId === id);
		if (!rating) return unrated(id);
		const evidence = rating.evidence.filter((each) => !findEvidenceFault(each, record));
		const kept = { ...rating, evidence: evidence.slice(0, mostEvidence) };
		if (rating.level === null) return { ...kept, low: null, high: null };
		const fault = findFault(kept, evidence.length < rating.evidence.length, others.length > 0);
		return fault ? { ...kept, ...unrated(id, fault), evidence: kept.evidence } : kept;
	});
}

function findFault(
	{ level, low, high, evidence }: DomainRating,
	isVoid: boolean,
	isTwice: boolean,
): UnscoredReason | null {
	const isInOrder =
		level !== null &&
		low !== null &&
		high !== null &&
		1 <= low &&
		low <= level &&
		level <= high &&
		high <= 5;
	if (isTwice || !isInOrder || ![low, level, high].every(Number.isInteger)) return 'needs_person';
	return isVoid || evidence.length === 0 ? 'void_evidence' : null;
}
