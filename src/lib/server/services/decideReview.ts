/** What a reviewer does inside one transaction: hold, decide, rate, comment. Each is kept with its person. */
import type { DomainRating, ItemScore } from '#lib/domain/grading/grader.ts';
import { decidedIds, heardGradings } from '#lib/domain/review/buildReviewView.ts';
import { decideItem } from '#lib/domain/review/decideItem.ts';
import { longestReason } from '#lib/domain/review/reason.ts';
import { listWaiting } from '#lib/domain/review/waiting.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction, Ids } from './ports.ts';
import { gradingOn } from './gradingOn.ts';
import type { FoundReview } from './readReview.ts';
import { readStanding, type Standing } from './readStanding.ts';
import type { CommentInput, DecideInput, RateInput } from './reviewPorts.ts';
import { ServiceError } from './serviceError.ts';

/** One reviewer's command on one review, whose consultation is locked. */
export type ReviewContext = {
	core: ConsultationCore;
	ids: Ids;
	tx: ConsultationTransaction;
	actor: Actor;
	found: FoundReview;
};

/** Changes when what is kept of a person's decision changes. */
const personVersion = 'person/1';

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

/** Points at records, never at words: a reason is read where it was kept. */
const audit = (
	{ tx, actor, found: { review, record } }: ReviewContext,
	action: string,
	details: Record<string, unknown> = {},
) =>
	tx.recordAudit({
		schoolId: record.schoolId,
		actorId: actor.userId,
		action,
		resourceType: 'review',
		resourceId: review.id,
		details: { consultationId: record.id, ...details },
	});

/** Appends a person's grading of just what they decided. @returns its id. */
async function appendGrading(
	{ ids, tx, actor }: ReviewContext,
	standing: Standing,
	{ items, domains }: { items: ItemScore[]; domains: DomainRating[] },
): Promise<string> {
	const id = ids.newId();
	await tx.gradings.append({
		...gradingOn(standing, items),
		...{ id, domains, method: 'human', graderVersion: personVersion, authorId: actor.userId },
	});
	return id;
}

function requireShort(text: string): void {
	if (text.length > longestReason) throw new ServiceError('too_long', { max: longestReason });
}

/** @throws ServiceError where the decision cannot be kept. */
function toScore({ input, gradings, marks }: Standing, decision: DecideInput): ItemScore {
	const standing = marks.find(({ score }) => score.itemId === decision.itemId)?.score;
	if (!standing) throw new ServiceError('not_found');
	if (standing.level !== decision.seenLevel) throw new ServiceError('mark_moved');
	const opinions = heardGradings(gradings).flatMap(({ items }) =>
		items.filter(({ itemId }) => itemId === decision.itemId),
	);
	const score = decideItem(decision, { input, standing, opinions });
	if (score === 'unknown_item' || score === 'off_the_scale') throw new ServiceError('not_found');
	if (typeof score === 'string') throw new ServiceError(score);
	return score;
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
	await audit(context, 'review.closed');
}

/** One item; the review closes with the last that waits. */
export async function decide(context: ReviewContext, decision: DecideInput): Promise<void> {
	const { core, tx, found } = context;
	requireShort(decision.reason);
	await holdReview(context);
	const read = await readStanding(core, tx, found.record);
	const score = toScore(read, decision);
	const gradingId = await appendGrading(context, read, { items: [score], domains: [] });
	const { itemId, level } = score;
	const action = level === decision.seenLevel ? 'mark.accepted' : 'mark.changed';
	await audit(context, action, { gradingId, itemId, from: decision.seenLevel, to: level });
	const decided = decidedIds(read.marks);
	await closeWhenDecided(context, read.input, decided.add(itemId));
}

/** A global rating of 1 to 5, by its anchors. */
export async function rate(context: ReviewContext, input: RateInput): Promise<void> {
	const { domainId, level, reason } = input;
	requireShort(reason);
	await holdReview(context);
	const read = await readStanding(context.core, context.tx, context.found.record);
	const isThere = read.open.content.rubric.domains.some(({ id }) => id === domainId);
	if (!isThere) throw new ServiceError('not_found');
	const rating: DomainRating = {
		domainId,
		level,
		low: level,
		high: level,
		unscoredReason: null,
		evidence: [],
		confidence: 1,
		rationale: reason.trim() || null,
	};
	const gradingId = await appendGrading(context, read, { items: [], domains: [rating] });
	await audit(context, 'domain.rated', { gradingId, domainId, to: level });
}

/** A comment is no decision: it needs no lease. */
export async function comment(context: ReviewContext, input: CommentInput): Promise<void> {
	const { ids, tx, actor, found } = context;
	const text = input.text.trim();
	if (text === '') throw new ServiceError('empty');
	requireShort(text);
	const lines = await tx.listUtterances(found.record.id);
	if (!lines.some(({ id }) => id === input.utteranceId)) throw new ServiceError('not_found');
	const id = ids.newId();
	const said = { id, utteranceId: input.utteranceId, authorId: actor.userId, text };
	await tx.reviews.addComment(found.record.id, said);
	await audit(context, 'utterance.commented', { commentId: id });
}
