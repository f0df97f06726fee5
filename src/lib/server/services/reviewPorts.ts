/** The review room: what instructors may do there, and what it needs of the world. */
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import type { Decision } from '#lib/domain/review/decideItem.ts';
import type { ReviewComment, ReviewQueueView, ReviewView } from '#lib/domain/review/reviewView.ts';
import type { Actor } from './actor.ts';
import type { ConsultationRecord } from './ports.ts';
import type { Command } from './services.ts';

/** Somebody has the review before them; it ends by itself. */
export type Lease = { byId: string; byName: string; untilMs: number };

export type ReviewRecord = {
	id: string;
	consultationId: string;
	status: 'open' | 'closed';
	doubts: Doubt[];
	submittedAtMs: number | null;
	closedAtMs: number | null;
	closedByName: string | null;
	/** Null when nobody's, or run out. */
	lease: Lease | null;
};

/** An open review with what the queue shows of its consultation. */
export type OpenReview = ReviewRecord & {
	consultation: Pick<
		ConsultationRecord,
		'schoolId' | 'scenario' | 'rubric' | 'language' | 'mode' | 'drillArea' | 'studentId'
	>;
	/** Items that a person decided. */
	decidedIds: string[];
};

/** For whoever finds doubts. */
export type ReviewQueue = {
	/**
	 * Opens the consultation's review, or adds to the one that is open. What a person has decided is not doubted again.
	 * Call it in the transaction of the grading that the doubts rest on.
	 */
	raise(consultationId: string, doubts: readonly Doubt[]): Promise<void>;
};

export type ReviewQueries = ReviewQueue & {
	/** Null while its consultation is a sitting that people are still to mark: that is done in the marking room. */
	find(reviewId: string): Promise<ReviewRecord | null>;
	/** The consultation's open one, wherever it is decided. */
	findOpen(consultationId: string): Promise<ReviewRecord | null>;
	/**
	 * The longest waiting first, without those of `reviewerId`'s own consultations and of sittings that are being marked.
	 * @returns at most `limit` of them, and how many there are.
	 */
	listOpen(reviewerId: string, limit: number): Promise<{ reviews: OpenReview[]; total: number }>;
	/**
	 * Gives the next free review to this person: the first after `leavingId`, round to the longest waiting.
	 * Two people who ask at once never get the same one.
	 */
	takeNext(reviewerId: string, leavingId: string | null): Promise<string | null>;
	/** Takes or prolongs the lease. @returns until when, or null when it is somebody else's or the review is closed. */
	hold(reviewId: string, reviewerId: string): Promise<number | null>;
	/** Gives it back, if it is this person's. */
	release(reviewId: string, reviewerId: string): Promise<void>;
	close(reviewId: string, reviewerId: string): Promise<void>;
	addComment(
		consultationId: string,
		comment: { id: string; utteranceId: string; authorId: string; text: string },
	): Promise<void>;
	listComments(consultationId: string): Promise<ReviewComment[]>;
};

export type DecideInput = Command &
	Decision & {
		/** The level that stood on the page when it was decided. */
		seenLevel: number | null;
	};
export type RateInput = Command & { domainId: string; level: number; reason: string };
export type CommentInput = Command & { utteranceId: string; text: string };

/** Each checks `can` first; what belongs to another school is `not_found`. */
export type ReviewService = {
	listWaiting(actor: Actor): Promise<ReviewQueueView>;
	getReview(actor: Actor, reviewId: string): Promise<ReviewView>;
	/** Takes the next one that nobody holds; null when nothing waits. `leaving` is given back first. */
	next(actor: Actor, input: { leaving: string | null }): Promise<{ reviewId: string | null }>;
	/** Takes the review, or keeps it longer. @throws ServiceError `review_taken` when somebody else has it. */
	hold(actor: Actor, reviewId: string): Promise<{ untilMs: number | null }>;
	release(actor: Actor, reviewId: string): Promise<{ released: true }>;
	/**
	 * One item decided: an append-only grading by this person. The review closes with its last one. On a closed review a
	 * mark may still be changed.
	 * @throws ServiceError `review_taken`, `mark_moved`, `reason_too_short`, `evidence_needed`, `evidence_not_found`
	 */
	decide(actor: Actor, reviewId: string, input: DecideInput): Promise<ReviewView>;
	rate(actor: Actor, reviewId: string, input: RateInput): Promise<ReviewView>;
	comment(actor: Actor, reviewId: string, input: CommentInput): Promise<ReviewView>;
};
