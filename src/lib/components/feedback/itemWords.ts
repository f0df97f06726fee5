/** What stands over an item's quotes, and over the question that would have earned it. */
import type { FeedbackItem } from '#lib/domain/grading/feedbackView.ts';
import { m } from '#lib/paraglide/messages.js';
import { creditSentence } from './creditWords.ts';

type Item = Pick<FeedbackItem, 'kind' | 'outcome' | 'credit' | 'takes'>;

/** How it was obtained; where that was not enough, what more it takes. */
export function evidenceLead({ kind, outcome, credit, takes }: Item): string | null {
	if (kind === 'absence') return null;
	if (outcome === 'missed' && takes) return m.itemTooLittle({ count: takes.least });
	const how = credit && credit !== 'none' ? creditSentence(credit) : null;
	if (outcome !== 'partly' || !takes) return how;
	return m.itemPart({ count: takes.full });
}

/** Told by a leading question or unasked, it was told and earns nothing: the words say why. */
export function nearestLead({ outcome, credit }: Item): string {
	if (outcome === 'unscored') return m.itemInDoubt();
	if (outcome !== 'missed') return m.itemNearest();
	if (credit === 'confirmed') return m.itemLed();
	return credit === 'volunteered' ? m.itemUnasked() : m.itemNearest();
}

export function questionHeading({ kind }: Item): string {
	if (kind === 'elicited') return m.itemQuestion();
	return kind === 'absence' ? m.itemInstead() : m.itemDeed();
}
