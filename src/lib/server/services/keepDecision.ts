/** What a person decides of a consultation, kept with its person and audited: in a review and in a marking alike. */
import type { DomainRating, ItemScore } from '#lib/domain/grading/grader.ts';
import type { StandingMark } from '#lib/domain/grading/reconcile.ts';
import { heardGradings, type ReviewGrading } from '#lib/domain/review/buildReviewView.ts';
import { decideItem, type Decision } from '#lib/domain/review/decideItem.ts';
import { longestReason } from '#lib/domain/review/reason.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { gradingOn } from './gradingOn.ts';
import type { ConsultationRecord, ConsultationTransaction, Ids } from './ports.ts';
import { readStanding, type Marked } from './readStanding.ts';
import type { CommentInput, DecideInput, RateInput } from './reviewPorts.ts';
import { ServiceError } from './serviceError.ts';

/** One person's command on one consultation, which is locked. */
export type DecisionContext = {
	core: ConsultationCore;
	ids: Ids;
	tx: ConsultationTransaction;
	actor: Actor;
	record: ConsultationRecord;
	/** Where it is decided. */
	place: { type: 'review' | 'marking'; id: string };
};

/** The marks before the person, and what was said of them. */
export type Heard = Marked & { gradings: readonly ReviewGrading[]; marks: readonly StandingMark[] };

/** Changes when what is kept of a person's decision changes. */
const personVersion = 'person/1';

/** Points at records, never at words: a reason is read where it was kept. */
export const audit = (
	{ tx, actor, record, place }: DecisionContext,
	action: string,
	details: Record<string, unknown> = {},
) =>
	tx.recordAudit({
		schoolId: record.schoolId,
		actorId: actor.userId,
		action,
		resourceType: place.type,
		resourceId: place.id,
		details: { consultationId: record.id, ...details },
	});

/** Appends a person's grading of just what they decided. @returns its id. */
export async function appendGrading(
	{ ids, tx, actor }: DecisionContext,
	marked: Marked,
	{ items, domains }: { items: ItemScore[]; domains: DomainRating[] },
): Promise<string> {
	const id = ids.newId();
	await tx.gradings.append({
		...gradingOn(marked, items),
		...{ id, domains, method: 'human', graderVersion: personVersion, authorId: actor.userId },
	});
	return id;
}

export function requireShort(text: string): void {
	if (text.length > longestReason) throw new ServiceError('too_long', { max: longestReason });
}

/** @throws ServiceError where the decision cannot be kept. */
export function toScore({ input, gradings, marks }: Heard, decision: Decision): ItemScore {
	const standing = marks.find(({ score }) => score.itemId === decision.itemId)?.score;
	if (!standing) throw new ServiceError('not_found');
	const opinions = heardGradings(gradings).flatMap(({ items }) =>
		items.filter(({ itemId }) => itemId === decision.itemId),
	);
	const score = decideItem(decision, { input, standing, opinions });
	if (score === 'unknown_item' || score === 'off_the_scale') throw new ServiceError('not_found');
	if (typeof score === 'string') throw new ServiceError(score);
	return score;
}

/** @throws ServiceError `mark_moved` where another level stands than was seen. */
export function requireSeen({ marks }: Heard, { itemId, seenLevel }: DecideInput): void {
	const standing = marks.find(({ score }) => score.itemId === itemId)?.score;
	if (standing && standing.level !== seenLevel) throw new ServiceError('mark_moved');
}

/** One item, by a grading of its own. */
export async function keepDecision(
	context: DecisionContext,
	heard: Heard,
	decision: DecideInput,
): Promise<void> {
	requireShort(decision.reason);
	requireSeen(heard, decision);
	const score = toScore(heard, decision);
	const gradingId = await appendGrading(context, heard, { items: [score], domains: [] });
	const { itemId, level } = score;
	const action = level === decision.seenLevel ? 'mark.accepted' : 'mark.changed';
	await audit(context, action, { gradingId, itemId, from: decision.seenLevel, to: level });
}

/** A global rating of 1 to 5, by its anchors. */
export async function keepRating(context: DecisionContext, input: RateInput): Promise<void> {
	const { domainId, level, reason } = input;
	requireShort(reason);
	const read = await readStanding(context.core, context.tx, context.record);
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

export async function keepComment(context: DecisionContext, input: CommentInput): Promise<void> {
	const { ids, tx, actor, record } = context;
	const text = input.text.trim();
	if (text === '') throw new ServiceError('empty');
	requireShort(text);
	const lines = await tx.listUtterances(record.id);
	if (!lines.some(({ id }) => id === input.utteranceId)) throw new ServiceError('not_found');
	const id = ids.newId();
	const said = { id, utteranceId: input.utteranceId, authorId: actor.userId, text };
	await tx.reviews.addComment(record.id, said);
	await audit(context, 'utterance.commented', { commentId: id });
}
