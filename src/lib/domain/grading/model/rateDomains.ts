/** A model's global ratings, as ratings whose interval and evidence can be checked. */
import type { DomainRating } from '../grader.ts';
import { locateQuote } from './locateQuote.ts';
import type { DomainAnswer } from './modelAnswer.ts';
import { toConfidence, toRationale } from './scoreAnswer.ts';
import type { ShownRecord } from './shownRecord.ts';

export function rateDomain(answer: DomainAnswer, shown: ShownRecord): DomainRating {
	const { id: domainId, level } = answer;
	const isSure = level !== null;
	return {
		domainId,
		level,
		low: isSure ? (answer.low ?? level) : null,
		high: isSure ? (answer.high ?? level) : null,
		unscoredReason: isSure ? null : 'low_confidence',
		evidence: answer.quotes.map((cited) => locateQuote(cited, shown).evidence),
		confidence: toConfidence(answer.confidence),
		rationale: toRationale(answer.rationale),
	};
}
