/** Evidence as a student reads it: words with their place, deeds by the name they know. */
import type { Scenario } from '../scenario/schema.ts';
import type { FeedbackQuote } from './feedbackView.ts';
import type { Evidence, GradedUtterance } from './grader.ts';

type QuoteSource = {
	scenario: Scenario;
	utterances: readonly GradedUtterance[];
	/** The shared catalogue's names for what can be examined and ordered. */
	findings: readonly { id: string; label: string }[];
};

export function toQuotes(evidence: readonly Evidence[], source: QuoteSource): FeedbackQuote[] {
	return evidence.flatMap((each): FeedbackQuote[] => {
		switch (each.kind) {
			case 'utterance': {
				const { utteranceId, quote } = each;
				const line = source.utterances.find(({ id }) => id === utteranceId);
				return line ? [{ kind: 'utterance', utteranceId, position: line.position, quote }] : [];
			}
			case 'note':
				return [{ kind: 'note', part: each.part, quote: each.quote }];
			case 'event':
				return [{ kind: 'event', label: labelOf(each.targetId, source) }];
			case 'absence':
				return [{ kind: 'absence', searched: each.searched }];
		}
	});
}

/** The scenario's own name for it before the catalogue's. */
export function labelOf(
	targetId: string,
	{ scenario, findings }: Pick<QuoteSource, 'scenario' | 'findings'>,
): string {
	const named = [...scenario.actions, ...scenario.findings, ...findings];
	return named.find(({ id, label }) => id === targetId && label)?.label ?? targetId;
}
