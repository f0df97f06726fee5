/** Finds a review for somebody who may see it, and reads all that its page shows. */
import { can, type Action } from '#lib/domain/access/can.ts';
import { anonymousNumber } from '#lib/domain/review/anonymousNumber.ts';
import { buildReviewView } from '#lib/domain/review/buildReviewView.ts';
import type { QueuedReview, ReviewLease, ReviewView } from '#lib/domain/review/reviewView.ts';
import { countReasons, listWaiting } from '#lib/domain/review/waiting.ts';
import { areaLabel } from '#lib/domain/tutor/hintCatalogue.ts';
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { readStanding } from './readStanding.ts';
import type { Lease, OpenReview, ReviewRecord } from './reviewPorts.ts';
import { ServiceError } from './serviceError.ts';

/** A review with its consultation, which the actor may see. */
export type FoundReview = { review: ReviewRecord; record: ConsultationRecord };

const toLease = (lease: Lease | null, actor: Actor): ReviewLease | null =>
	lease && {
		byName: lease.byName,
		untilMs: lease.untilMs,
		isMine: lease.byId === actor.userId,
	};

/** @throws ServiceError `not_allowed` where the actor's role does no such thing at all. */
export function requireRole(actor: Actor, action: Action): void {
	if (!can(actor, action, { schoolId: actor.schoolId })) throw new ServiceError('not_allowed');
}

/** @throws ServiceError `not_allowed` by role, `not_found` for what the actor may not know of. */
export async function findReview(
	tx: ConsultationTransaction,
	actor: Actor,
	reviewId: string,
	action: Action,
): Promise<FoundReview> {
	requireRole(actor, action);
	const review = await tx.reviews.find(reviewId);
	if (!review) throw new ServiceError('not_found');
	const record = await tx.find(review.consultationId);
	check(actor, action, record);
	return { review, record };
}

export async function readReview(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	actor: Actor,
	{ review, record }: FoundReview,
): Promise<ReviewView> {
	const [{ open, input, gradings }, comments] = await Promise.all([
		readStanding(core, tx, record),
		tx.reviews.listComments(record.id),
	]);
	const resource = { schoolId: record.schoolId, ownerId: record.studentId };
	return buildReviewView({
		review,
		lease: toLease(review.lease, actor),
		mayDecide: can(actor, 'review.decide', resource),
		language: record.language,
		mode: record.mode,
		drill: record.drillArea && areaLabel(open.pack.hints, record.drillArea),
		input,
		gradings,
		comments,
		findings: open.pack.findings.findings,
	});
}

/** One row of the queue. */
export async function readQueued(
	core: ConsultationCore,
	actor: Actor,
	{ consultation, ...review }: OpenReview,
): Promise<QueuedReview> {
	const { content, pack } = await core.open(consultation);
	const { drillArea } = consultation;
	const ids = content.rubric.sections.flatMap(({ items }) => items.map(({ id }) => id));
	const waiting = listWaiting(review.doubts, ids, new Set(review.decidedIds));
	return {
		id: review.id,
		number: anonymousNumber(review.consultationId),
		caseTitle: content.scenario.title,
		language: consultation.language,
		mode: consultation.mode,
		drill: drillArea && areaLabel(pack.hints, drillArea),
		submittedAtMs: review.submittedAtMs,
		waitingCount: waiting.length,
		reasons: countReasons(waiting),
		lease: toLease(review.lease, actor),
	};
}
