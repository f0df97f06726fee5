/** Who graded, and what they said, in the words of somebody who judges graders. */
import { toOutcome } from '#lib/domain/grading/toFeedbackItem.ts';
import type { FeedbackItem } from '#lib/domain/grading/feedbackView.ts';
import type { UnscoredReason } from '#lib/domain/grading/grader.ts';
import type { Opinion } from '#lib/domain/review/reviewView.ts';
import { m } from '#lib/paraglide/messages.js';
import { outcomeLooks } from '../feedback/outcomeLooks.ts';

const machines: Record<Exclude<Opinion['method'], 'human'>, () => string> = {
	rule: m.graderRule,
	model: m.graderModel,
	panel: m.graderPanel,
};
/** A person by name, a machine by its kind. */
export const graderName = ({ method, byName }: Pick<Opinion, 'method' | 'byName'>): string =>
	method === 'human' ? (byName ?? m.methodHuman()) : machines[method]();

const reasons: Record<UnscoredReason, () => string> = {
	needs_person: m.graderCannot,
	low_confidence: m.graderNotSure,
	void_evidence: m.graderVoid,
	cut_off: m.graderCutOff,
};
export const unscoredWord = (reason: UnscoredReason | null): string =>
	reasons[reason ?? 'needs_person']();

const credits: Record<NonNullable<FeedbackItem['credit']>, () => string> = {
	asked: m.graderCreditAsked,
	explored: m.graderCreditExplored,
	volunteered: m.graderCreditVolunteered,
	confirmed: m.graderCreditConfirmed,
	none: m.graderCreditNone,
};
export const creditWord = (credit: NonNullable<FeedbackItem['credit']>): string =>
	credits[credit]();

/** Icon, word and colour of a level on an item's scale. */
export const lookOf = (level: number | null, maxLevel: number) =>
	outcomeLooks[toOutcome(level, maxLevel)];

export const levelWord = (level: number | null, maxLevel: number): string =>
	lookOf(level, maxLevel).word();
