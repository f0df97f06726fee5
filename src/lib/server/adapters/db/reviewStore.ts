/** The queue of reviews: raised with doubts, leased to one person at a time, closed. */
import { and, asc, count, desc, eq, inArray, isNotNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mergeDoubts } from '#lib/domain/review/waiting.ts';
import type { ReviewQueries, ReviewRecord } from '#lib/server/services/reviewPorts.ts';
import { toRecord } from './consultationRows.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { consultations } from './schema/consultations.ts';
import { gradings, itemScores } from './schema/gradings.ts';
import { reviewComments, reviews } from './schema/reviews.ts';
import { users } from './schema/users.ts';

const now = sql`clock_timestamp()`;
const leaseEnd = sql`clock_timestamp() + interval '10 minutes'`;
const isOpen = eq(reviews.status, 'open');
const isFree = sql`(${reviews.leasedUntil} is null or ${reviews.leasedUntil} <= clock_timestamp())`;
const isHeld = sql<boolean>`${reviews.leasedUntil} > clock_timestamp()`;

const holder = alias(users, 'holder');
const closer = alias(users, 'closer');

const selection = {
	review: reviews,
	consultation: consultations,
	isHeld,
	holderName: holder.displayName,
	closerName: closer.displayName,
};

/** While people mark a sitting its doubts are theirs, in the marking room. */
const isOutsideMarking = sql`not exists (
	select 1 from sittings marked join markings unsigned on unsigned.sitting_id = marked.id
	where marked.consultation_id = ${reviews.consultationId} and unsigned.signed_at is null)`;

const readReviews = (tx: Transaction, which: SQL | undefined) =>
	tx
		.select(selection)
		.from(reviews)
		.innerJoin(consultations, eq(consultations.id, reviews.consultationId))
		.leftJoin(holder, eq(holder.id, reviews.leasedById))
		.leftJoin(closer, eq(closer.id, reviews.closedById))
		.where(which)
		.orderBy(asc(reviews.openedAt), asc(reviews.id))
		.$dynamic();

type Row = Awaited<ReturnType<typeof readReviews>>[number];

function toReview({ review, consultation, ...row }: Row): ReviewRecord {
	const { leasedById, leasedUntil } = review;
	return {
		id: review.id,
		consultationId: review.consultationId,
		status: review.status,
		doubts: review.doubts,
		submittedAtMs: consultation.endedAt?.getTime() ?? null,
		closedAtMs: review.closedAt?.getTime() ?? null,
		closedByName: row.closerName,
		lease:
			row.isHeld && leasedById && leasedUntil
				? { byId: leasedById, byName: row.holderName ?? '', untilMs: leasedUntil.getTime() }
				: null,
	};
}

/** Items that people decided, of the rubric that each consultation is marked by. */
const readDecided = (tx: Transaction, consultationIds: readonly string[]) =>
	tx
		.selectDistinct({ consultationId: gradings.consultationId, itemId: itemScores.itemId })
		.from(itemScores)
		.innerJoin(gradings, eq(gradings.id, itemScores.gradingId))
		.innerJoin(
			consultations,
			and(
				eq(consultations.id, gradings.consultationId),
				eq(consultations.rubricVersionId, gradings.rubricVersionId),
			),
		)
		.where(
			and(
				inArray(gradings.consultationId, [...consultationIds]),
				eq(gradings.method, 'human'),
				isNotNull(itemScores.level),
			),
		);

async function raise(
	tx: Transaction,
	schoolId: string,
	consultationId: string,
	found: Parameters<ReviewQueries['raise']>[1],
): Promise<void> {
	// Whoever decides locks the same row: a doubt is never added to a review that is just being closed.
	const [player] = await tx
		.select({ role: users.role })
		.from(consultations)
		.innerJoin(users, eq(users.id, consultations.studentId))
		.where(eq(consultations.id, consultationId))
		.for('no key update', { of: consultations });
	// Staff play to try a case: nobody's standing hangs on it.
	if (player?.role !== 'student') return;
	const decided = new Set(
		(await readDecided(tx, [consultationId])).map(({ itemId }) => itemId as string | null),
	);
	const doubts = found.filter(({ itemId }) => !decided.has(itemId));
	if (doubts.length === 0) return;
	const [open] = await tx
		.select()
		.from(reviews)
		.where(and(eq(reviews.consultationId, consultationId), isOpen));
	if (open) {
		const merged = mergeDoubts(open.doubts, doubts);
		await tx.update(reviews).set({ doubts: merged }).where(eq(reviews.id, open.id));
	} else {
		const merged = mergeDoubts([], doubts);
		await tx.insert(reviews).values({ id: newId(), schoolId, consultationId, doubts: merged });
	}
}

async function listOpen(tx: Transaction, reviewerId: string, limit: number) {
	const which = and(isOpen, isOutsideMarking, ne(consultations.studentId, reviewerId));
	const rows = await readReviews(tx, which).limit(limit);
	const [counted] = await tx
		.select({ total: count() })
		.from(reviews)
		.innerJoin(consultations, eq(consultations.id, reviews.consultationId))
		.where(which);
	const ids = rows.map(({ review }) => review.consultationId);
	const decided = ids.length > 0 ? await readDecided(tx, ids) : [];
	return {
		total: counted?.total ?? 0,
		reviews: rows.map((row) => ({
			...toReview(row),
			consultation: toRecord(row.consultation),
			decidedIds: decided
				.filter(({ consultationId }) => consultationId === row.review.consultationId)
				.map(({ itemId }) => itemId),
		})),
	};
}

/** Found and taken in one journey; a row that somebody else is taking is passed over, not waited for. */
async function takeNext(tx: Transaction, reviewerId: string, leavingId: string | null) {
	const comesAfter = sql`(${reviews.openedAt}, ${reviews.id}) >
		(select left_review.opened_at, left_review.id from reviews left_review where left_review.id = ${leavingId})`;
	const waiting = tx.$with('waiting').as(
		tx
			.select({ waitingId: sql<string>`${reviews.id}`.as('waiting_id') })
			.from(reviews)
			.innerJoin(consultations, eq(consultations.id, reviews.consultationId))
			.where(
				and(
					isOpen,
					isFree,
					isOutsideMarking,
					ne(consultations.studentId, reviewerId),
					leavingId ? ne(reviews.id, leavingId) : undefined,
				),
			)
			.orderBy(...(leavingId ? [desc(comesAfter)] : []), asc(reviews.openedAt), asc(reviews.id))
			.limit(1)
			.for('update', { of: reviews, skipLocked: true }),
	);
	const [taken] = await tx
		.with(waiting)
		.update(reviews)
		.set({ leasedById: reviewerId, leasedUntil: leaseEnd })
		.from(waiting)
		.where(eq(reviews.id, waiting.waitingId))
		.returning({ id: reviews.id });
	return taken?.id ?? null;
}

async function hold(tx: Transaction, reviewId: string, reviewerId: string) {
	const [held] = await tx
		.update(reviews)
		.set({ leasedById: reviewerId, leasedUntil: leaseEnd })
		.where(
			and(
				eq(reviews.id, reviewId),
				isOpen,
				sql`(${reviews.leasedById} = ${reviewerId} or ${isFree})`,
			),
		)
		.returning({ until: reviews.leasedUntil });
	return held?.until?.getTime() ?? null;
}

export function reviewQueries(tx: Transaction, schoolId: string): ReviewQueries {
	return {
		raise: (consultationId, doubts) => raise(tx, schoolId, consultationId, doubts),
		async find(reviewId) {
			const [row] = await readReviews(tx, and(eq(reviews.id, reviewId), isOutsideMarking));
			return row ? toReview(row) : null;
		},
		async findOpen(consultationId) {
			const [row] = await readReviews(tx, and(eq(reviews.consultationId, consultationId), isOpen));
			return row ? toReview(row) : null;
		},
		listOpen: (reviewerId, limit) => listOpen(tx, reviewerId, limit),
		takeNext: (reviewerId, leavingId) => takeNext(tx, reviewerId, leavingId),
		hold: (reviewId, reviewerId) => hold(tx, reviewId, reviewerId),
		async release(reviewId, reviewerId) {
			await tx
				.update(reviews)
				.set({ leasedById: null, leasedUntil: null })
				.where(and(eq(reviews.id, reviewId), eq(reviews.leasedById, reviewerId)));
		},
		async close(reviewId, reviewerId) {
			const closed = { status: 'closed', closedById: reviewerId, closedAt: now } as const;
			await tx
				.update(reviews)
				.set({ ...closed, leasedById: null, leasedUntil: null })
				.where(and(eq(reviews.id, reviewId), isOpen));
		},
		async addComment(consultationId, comment) {
			await tx.insert(reviewComments).values({ ...comment, schoolId, consultationId });
		},
		async listComments(consultationId) {
			const rows = await tx
				.select({ comment: reviewComments, byName: users.displayName })
				.from(reviewComments)
				.innerJoin(users, eq(users.id, reviewComments.authorId))
				.where(eq(reviewComments.consultationId, consultationId))
				.orderBy(asc(reviewComments.createdAt), asc(reviewComments.id));
			return rows.map(({ comment: { id, utteranceId, text, createdAt }, byName }) => ({
				id,
				utteranceId,
				byName,
				atMs: createdAt.getTime(),
				text,
			}));
		},
	};
}
