/** What a reviewer does inside one transaction: hold, decide, rate, comment. Each is kept with its person. */
import { decidedIds } from '#lib/domain/review/buildReviewView.ts';
import { listWaiting } from '#lib/domain/review/waiting.ts';
import {
	audit,
	keepComment,
	keepDecision,
	keepRating,
	type DecisionContext,
} from './keepDecision.ts';
import type { FoundReview } from './readReview.ts';
import { readStanding, type Standing } from './readStanding.ts';
import type { CommentInput, DecideInput, RateInput } from './reviewPorts.ts';
import { ServiceError } from './serviceError.ts';

/** One reviewer's command on one review, whose consultation is locked. */
export type ReviewContext = Omit<DecisionContext, 'record' | 'place'> & { found: FoundReview };

const toDecision = ({ found, ...context }: ReviewContext): DecisionContext => ({
	...context,
	record: found.record,
	place: { type: 'review', id: found.review.id },
});

/**
 * Takes the lease or prolongs it; a closed review is nobody's to hold.
 * @returns until when.
 * @throws ServiceError `review_taken` with the name of who has it.
 */
export async function holdReview({
	tx,
	actor,
	found: { review },
}: Pick<ReviewContext, 'tx' | 'actor' | 'found'>): Promise<number | null> {
	if (review.status === 'closed') return null;
	const untilMs = await tx.reviews.hold(review.id, actor.userId);
	if (untilMs !== null) return untilMs;
	const lease = (await tx.reviews.find(review.id))?.lease;
	if (lease) throw new ServiceError('review_taken', { name: lease.byName });
	return null;
}

async function closeWhenDecided(
	context: ReviewContext,
	input: Standing['input'],
	decided: ReadonlySet<string>,
): Promise<void> {
	const { tx, actor, found } = context;
	const itemIds = input.rubric.sections.flatMap(({ items }) => items.map(({ id }) => id));
	const isWaiting = listWaiting(found.review.doubts, itemIds, decided).length > 0;
	if (isWaiting || found.review.status === 'closed') return;
	await tx.reviews.close(found.review.id, actor.userId);
	await audit(toDecision(context), 'review.closed');
}

/** One item; the review closes with the last that waits. */
export async function decide(context: ReviewContext, decision: DecideInput): Promise<void> {
	const { core, tx, found } = context;
	await holdReview(context);
	const read = await readStanding(core, tx, found.record);
	await keepDecision(toDecision(context), read, decision);
	await closeWhenDecided(context, read.input, decidedIds(read.marks).add(decision.itemId));
}

export async function rate(context: ReviewContext, input: RateInput): Promise<void> {
	await holdReview(context);
	await keepRating(toDecision(context), input);
}

/** A comment is no decision: it needs no lease. */
export const comment = (context: ReviewContext, input: CommentInput): Promise<void> =>
	keepComment(toDecision(context), input);
