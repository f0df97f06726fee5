/** The review room: a queue of what waits for people, each review before one reviewer at a time. */
import { can } from '#lib/domain/access/can.ts';
import { actOnce } from './actOnce.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { comment, decide, holdReview, rate, type ReviewContext } from './decideReview.ts';
import type { ConsultationTransaction, Ids, Transactions } from './ports.ts';
import { findReview, readQueued, readReview, requireRole } from './readReview.ts';
import type { ReviewService } from './reviewPorts.ts';

export type ReviewDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	ids: Ids;
};

const pageOfQueue = 100;

/** A command that acts once, and answers with the review as it stands afterwards. */
const once =
	<Input extends { commandId: string }>(
		{ core, transactions, ids }: ReviewDependencies,
		run: (context: ReviewContext, input: Input) => Promise<void>,
	) =>
	(actor: Actor, reviewId: string, input: Input) =>
		transactions.inSchool(actor.schoolId, async (tx) => {
			const { record } = await findReview(tx, actor, reviewId, 'review.decide');
			await actOnce(tx, record.id, input.commandId, { reviewId }, async () => {
				const found = await findReview(tx, actor, reviewId, 'review.decide');
				await run({ core, ids, tx, actor, found }, input);
			});
			const found = await findReview(tx, actor, reviewId, 'review.decide');
			return readReview(core, tx, actor, found);
		});

export function createReviewService(deps: ReviewDependencies): ReviewService {
	const { core, transactions } = deps;
	const inSchool = <T>(actor: Actor, work: (tx: ConsultationTransaction) => Promise<T>) =>
		transactions.inSchool(actor.schoolId, work);
	return {
		async listWaiting(actor) {
			requireRole(actor, 'review.read');
			const open = await inSchool(actor, (tx) => tx.reviews.listOpen(actor.userId, pageOfQueue));
			return {
				reviews: await Promise.all(open.reviews.map((review) => readQueued(core, actor, review))),
				total: open.total,
				mayDecide: can(actor, 'review.decide', { schoolId: actor.schoolId }),
			};
		},
		getReview: (actor, reviewId) =>
			inSchool(actor, async (tx) =>
				readReview(core, tx, actor, await findReview(tx, actor, reviewId, 'review.read')),
			),
		async next(actor, { leaving }) {
			requireRole(actor, 'review.decide');
			return inSchool(actor, async (tx) => {
				if (leaving) await tx.reviews.release(leaving, actor.userId);
				return { reviewId: await tx.reviews.takeNext(actor.userId, leaving) };
			});
		},
		hold: (actor, reviewId) =>
			inSchool(actor, async (tx) => {
				const found = await findReview(tx, actor, reviewId, 'review.decide');
				return { untilMs: await holdReview({ tx, actor, found }) };
			}),
		release: (actor, reviewId) =>
			inSchool(actor, async (tx) => {
				await findReview(tx, actor, reviewId, 'review.decide');
				await tx.reviews.release(reviewId, actor.userId);
				return { released: true };
			}),
		decide: once(deps, decide),
		rate: once(deps, rate),
		comment: once(deps, comment),
	};
}
