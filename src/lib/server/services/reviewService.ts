/** The review room: a queue of what waits for people, one reviewer at a time, each decision kept with its person. */
import { can, type Action } from '#lib/domain/access/can.ts';
import type { DomainRating, ItemScore } from '#lib/domain/grading/grader.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import { anonymousNumber } from '#lib/domain/review/anonymousNumber.ts';
import { buildReviewView, decidedIds, heardGradings } from '#lib/domain/review/buildReviewView.ts';
import { decideItem } from '#lib/domain/review/decideItem.ts';
import { longestReason } from '#lib/domain/review/reason.ts';
import type { QueuedReview, ReviewLease, ReviewView } from '#lib/domain/review/reviewView.ts';
import { countReasons, listWaiting } from '#lib/domain/review/waiting.ts';
import type { Actor } from './actor.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { StoredGrading } from './gradingPorts.ts';
import type { ConsultationRecord, ConsultationTransaction, Ids, Transactions } from './ports.ts';
import { readGradingInput } from './readGradingInput.ts';
import type {
	CommentInput,
	DecideInput,
	Lease,
	OpenReview,
	RateInput,
	ReviewRecord,
	ReviewService,
} from './reviewPorts.ts';
import { ServiceError } from './serviceError.ts';

export type ReviewDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	ids: Ids;
};

const pageOfQueue = 100;
const humanGrader = 'human/1';

/** A review with its consultation, which the actor may read. */
type Found = { review: ReviewRecord; record: ConsultationRecord };

const toLease = (lease: Lease | null, actor: Actor): ReviewLease | null =>
	lease && {
		byName: lease.byName,
		untilMs: lease.untilMs,
		isMine: lease.byId === actor.userId,
	};

function requireRole(actor: Actor, action: Action): void {
	if (!can(actor, action, { schoolId: actor.schoolId })) throw new ServiceError('not_allowed');
}

async function find(
	tx: ConsultationTransaction,
	actor: Actor,
	reviewId: string,
	action: Action,
): Promise<Found> {
	requireRole(actor, action);
	const review = await tx.reviews.find(reviewId);
	if (!review) throw new ServiceError('not_found');
	const record = await tx.find(review.consultationId);
	check(actor, action, record);
	return { review, record };
}

/** As `find`; nobody else raises or decides anything of the consultation before the transaction ends. */
async function findLocked(
	tx: ConsultationTransaction,
	actor: Actor,
	reviewId: string,
): Promise<Found> {
	const { record } = await find(tx, actor, reviewId, 'review.decide');
	await tx.lock(record.id);
	return find(tx, actor, reviewId, 'review.decide');
}

/** @throws ServiceError `review_taken` with the name of who has it; a closed review is nobody's to hold. */
async function holdReview(
	tx: ConsultationTransaction,
	actor: Actor,
	{ id, status }: ReviewRecord,
): Promise<number | null> {
	if (status === 'closed') return null;
	const untilMs = await tx.reviews.hold(id, actor.userId);
	if (untilMs !== null) return untilMs;
	const lease = (await tx.reviews.find(id))?.lease;
	if (lease) throw new ServiceError('review_taken', { name: lease.byName });
	return null;
}

async function readMarked(
	{ core }: ReviewDependencies,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
) {
	const open = await core.open(record);
	const [input, stored] = await Promise.all([
		readGradingInput(tx, record, open),
		tx.gradings.list(record.id),
	]);
	const gradings = stored.filter(({ rubric }) => rubric.versionId === record.rubric.versionId);
	return { open, input, gradings, marks: standingMarks(input, gradings) };
}

async function readView(
	deps: ReviewDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	{ review, record }: Found,
): Promise<ReviewView> {
	const [{ open, input, gradings }, comments] = await Promise.all([
		readMarked(deps, tx, record),
		tx.reviews.listComments(record.id),
	]);
	const resource = { schoolId: record.schoolId, ownerId: record.studentId };
	return buildReviewView({
		review,
		lease: toLease(review.lease, actor),
		mayDecide: can(actor, 'review.decide', resource),
		language: record.language,
		mode: record.mode,
		input,
		gradings,
		comments,
		findings: open.pack.findings.findings,
	});
}

async function toQueued(
	{ core }: ReviewDependencies,
	actor: Actor,
	{ consultation, ...review }: OpenReview,
): Promise<QueuedReview> {
	const { content } = await core.open(consultation);
	const ids = content.rubric.sections.flatMap(({ items }) => items.map(({ id }) => id));
	const waiting = listWaiting(review.doubts, ids, new Set(review.decidedIds));
	return {
		id: review.id,
		number: anonymousNumber(review.consultationId),
		caseTitle: content.scenario.title,
		language: consultation.language,
		mode: consultation.mode,
		submittedAtMs: review.submittedAtMs,
		waitingCount: waiting.length,
		reasons: countReasons(waiting),
		lease: toLease(review.lease, actor),
	};
}

/** Appends a person's grading of just what they decided, and writes it into the audit log. */
async function appendDecision(
	{ ids }: ReviewDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	{ review, record }: Found,
	{ content, pack }: Opened,
	decided: { items: ItemScore[]; domains: DomainRating[] },
	audit: { action: string; details: Record<string, unknown> },
): Promise<void> {
	const { points, maxPoints } = totalsOf(content.rubric, decided.items);
	const id = ids.newId();
	await tx.gradings.append({
		id,
		schoolId: record.schoolId,
		consultationId: record.id,
		rubric: record.rubric,
		method: 'human',
		authorId: actor.userId,
		graderVersion: humanGrader,
		interpreterVersion: pack.interpreter.version,
		scenarioHash: content.scenarioHash,
		rubricHash: content.rubricHash,
		catalogueHash: pack.catalogueHash,
		points,
		maxPoints,
		...decided,
	});
	await tx.recordAudit({
		schoolId: record.schoolId,
		actorId: actor.userId,
		action: audit.action,
		resourceType: 'review',
		resourceId: review.id,
		details: { consultationId: record.id, gradingId: id, ...audit.details },
	});
}

async function closeWhenDecided(
	tx: ConsultationTransaction,
	actor: Actor,
	{ review, record }: Found,
	gradings: readonly StoredGrading[],
	input: Awaited<ReturnType<typeof readMarked>>['input'],
): Promise<void> {
	const itemIds = input.rubric.sections.flatMap(({ items }) => items.map(({ id }) => id));
	const decided = decidedIds(standingMarks(input, gradings));
	if (review.status === 'closed' || listWaiting(review.doubts, itemIds, decided).length > 0) return;
	await tx.reviews.close(review.id, actor.userId);
	await tx.recordAudit({
		schoolId: record.schoolId,
		actorId: actor.userId,
		action: 'review.closed',
		resourceType: 'review',
		resourceId: review.id,
		details: { consultationId: record.id },
	});
}

function requireText(text: string): string {
	const trimmed = text.trim();
	if (trimmed === '') throw new ServiceError('empty');
	if (trimmed.length > longestReason) throw new ServiceError('too_long', { max: longestReason });
	return trimmed;
}

async function decide(
	deps: ReviewDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	found: Found,
	{ commandId: _, seenLevel, ...decision }: DecideInput,
): Promise<void> {
	if (decision.reason.length > longestReason) {
		throw new ServiceError('too_long', { max: longestReason });
	}
	await holdReview(tx, actor, found.review);
	const { open, input, gradings, marks } = await readMarked(deps, tx, found.record);
	const standing = marks.find(({ score }) => score.itemId === decision.itemId)?.score;
	if (!standing) throw new ServiceError('not_found');
	if (standing.level !== seenLevel) throw new ServiceError('mark_moved');
	const opinions = heardGradings(gradings).flatMap(({ items }) =>
		items.filter(({ itemId }) => itemId === decision.itemId),
	);
	const score = decideItem(decision, { input, standing, opinions });
	if (score === 'unknown_item' || score === 'off_the_scale') throw new ServiceError('not_found');
	if (typeof score === 'string') throw new ServiceError(score);
	const { itemId, level } = score;
	await appendDecision(
		deps,
		tx,
		actor,
		found,
		open,
		{ items: [score], domains: [] },
		{
			action: level === seenLevel ? 'mark.accepted' : 'mark.changed',
			details: { itemId, from: seenLevel, to: level },
		},
	);
	await closeWhenDecided(tx, actor, found, await tx.gradings.list(found.record.id), input);
}

async function rate(
	deps: ReviewDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	found: Found,
	{ domainId, level, reason }: RateInput,
): Promise<void> {
	if (reason.length > longestReason) throw new ServiceError('too_long', { max: longestReason });
	await holdReview(tx, actor, found.review);
	const open = await deps.core.open(found.record);
	const isThere = open.content.rubric.domains.some(({ id }) => id === domainId);
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
	const audit = { action: 'domain.rated', details: { domainId, to: level } };
	await appendDecision(deps, tx, actor, found, open, { items: [], domains: [rating] }, audit);
}

/** A comment is no decision: it needs no lease. */
async function comment(
	{ ids }: ReviewDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	{ record }: Found,
	{ utteranceId, text }: CommentInput,
): Promise<void> {
	const said = requireText(text);
	const lines = await tx.listUtterances(record.id);
	if (!lines.some(({ id }) => id === utteranceId)) throw new ServiceError('not_found');
	const added = { id: ids.newId(), utteranceId, authorId: actor.userId, text: said };
	await tx.reviews.addComment(record.id, added);
}

type Run<Input> = (
	deps: ReviewDependencies,
	tx: ConsultationTransaction,
	actor: Actor,
	found: Found,
	input: Input,
) => Promise<void>;

/** @returns a command that acts once for each command id and answers with the review as it stands afterwards. */
function once<Input extends { commandId: string }>(deps: ReviewDependencies, run: Run<Input>) {
	return (actor: Actor, reviewId: string, input: Input): Promise<ReviewView> =>
		deps.transactions.inSchool(actor.schoolId, async (tx) => {
			const found = await findLocked(tx, actor, reviewId);
			const { record } = found;
			if (!(await tx.findResponse(record.id, input.commandId))) {
				await run(deps, tx, actor, found, input);
				await tx.saveResponse(record.id, input.commandId, { reviewId });
			}
			return readView(deps, tx, actor, await find(tx, actor, reviewId, 'review.read'));
		});
}

export function createReviewService(deps: ReviewDependencies): ReviewService {
	const inSchool = <T>(actor: Actor, work: (tx: ConsultationTransaction) => Promise<T>) =>
		deps.transactions.inSchool(actor.schoolId, work);
	return {
		async listWaiting(actor) {
			requireRole(actor, 'review.read');
			const open = await inSchool(actor, (tx) => tx.reviews.listOpen(actor.userId, pageOfQueue));
			return {
				reviews: await Promise.all(open.reviews.map((review) => toQueued(deps, actor, review))),
				total: open.total,
				mayDecide: can(actor, 'review.decide', { schoolId: actor.schoolId }),
			};
		},
		getReview: (actor, reviewId) =>
			inSchool(actor, async (tx) =>
				readView(deps, tx, actor, await find(tx, actor, reviewId, 'review.read')),
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
				const { review } = await find(tx, actor, reviewId, 'review.decide');
				return { untilMs: await holdReview(tx, actor, review) };
			}),
		release: (actor, reviewId) =>
			inSchool(actor, async (tx) => {
				const { review } = await find(tx, actor, reviewId, 'review.decide');
				await tx.reviews.release(review.id, actor.userId);
				return { released: true };
			}),
		decide: once(deps, decide),
		rate: once(deps, rate),
		comment: once(deps, comment),
	};
}
