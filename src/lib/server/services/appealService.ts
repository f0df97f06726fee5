/** Appeals: a candidate opens one for a station once results are out, and a person who did not mark it answers. */
import { can } from '#lib/domain/access/can.ts';
import { appealWordsSchema, type AppealOutcome } from '#lib/domain/assessment/appeal.ts';
import type { AppealRow, AppealsView, AppealView } from '#lib/domain/assessment/appealView.ts';
import { isOut } from '#lib/domain/assessment/releaseView.ts';
import type { Actor } from './actor.ts';
import type { AppealRecord } from './appealPorts.ts';
import type { ConsultationTransaction, Transactions } from './ports.ts';
import { requireRole } from './readReview.ts';
import { ServiceError } from './serviceError.ts';

export type AppealInput = {
	/** Made by the browser: sent twice, it is opened once. */
	id: string;
	position: number;
	words: string;
};
export type AnswerInput = { outcome: AppealOutcome; words: string };

export type AppealService = {
	/**
	 * Opens the sitting's review as well, so that its marks can be changed.
	 * @throws ServiceError `not_released`, `already_appealed`.
	 */
	open(actor: Actor, assessmentId: string, input: AppealInput): Promise<void>;
	list(actor: Actor, assessmentId: string): Promise<AppealsView>;
	get(actor: Actor, assessmentId: string, appealId: string): Promise<AppealView>;
	/** @throws ServiceError `already_answered`; `marked_themselves` to whoever marked the sitting, in any round. */
	answer(actor: Actor, assessmentId: string, appealId: string, input: AnswerInput): Promise<void>;
};

type Dependencies = { transactions: Transactions };

const audit = (
	tx: ConsultationTransaction,
	{ schoolId, userId: actorId }: Actor,
	action: string,
	appealId: string,
	details: Record<string, unknown>,
) =>
	tx.recordAudit({
		...{ schoolId, actorId, action, details },
		...{ resourceType: 'appeal', resourceId: appealId },
	});

/** @throws ServiceError `not_found` for who is no candidate of it. */
async function findOwn(tx: ConsultationTransaction, actor: Actor, assessmentId: string) {
	const assessment = await tx.assessments.find(assessmentId);
	const candidate = assessment && (await tx.assessments.lockCandidate(assessmentId, actor.userId));
	if (!assessment || !candidate) throw new ServiceError('not_found');
	const owned = { schoolId: assessment.schoolId, ownerId: actor.userId };
	if (!can(actor, 'appeal.open', owned)) throw new ServiceError('not_found');
	return { assessment, candidate };
}

async function open(
	{ transactions }: Dependencies,
	actor: Actor,
	assessmentId: string,
	{ id, position, words: given }: AppealInput,
): Promise<void> {
	const words = appealWordsSchema.parse(given);
	await transactions.inSchool(actor.schoolId, async (tx) => {
		const { assessment, candidate } = await findOwn(tx, actor, assessmentId);
		if (!isOut(assessment.release, await tx.nowMs())) throw new ServiceError('not_released');
		const stations = await tx.appeals.listSat(candidate.id);
		const sat = stations.find((station) => station.position === position);
		if (!sat) throw new ServiceError('not_found');
		if (sat.appealId === id) return;
		const { sittingId, consultationId } = sat;
		if (!(await tx.appeals.open({ id, assessmentId, sittingId, words }))) {
			throw new ServiceError('already_appealed');
		}
		await tx.reviews.raise(consultationId, [{ itemId: null, reason: 'appealed' }]);
		await audit(tx, actor, 'appeal.opened', id, { assessmentId, sittingId });
	});
}

/** @throws ServiceError `not_found`; also to its candidate, whatever their role is now. */
function checkAnswerable(actor: Actor, found: AppealRecord | null): asserts found is AppealRecord {
	const { schoolId } = actor;
	if (!found || !can(actor, 'appeal.answer', { schoolId, ownerId: found.studentId })) {
		throw new ServiceError('not_found');
	}
}

/** Field by field: an allow-list. */
const toRow = (record: AppealRecord): AppealRow => ({
	...{ id: record.id, number: record.number, position: record.position },
	...{ words: record.words, openedAtMs: record.openedAtMs, answer: record.answer },
});

async function list(
	tx: ConsultationTransaction,
	actor: Actor,
	assessmentId: string,
): Promise<AppealsView> {
	const assessment = await tx.assessments.find(assessmentId);
	if (!assessment) throw new ServiceError('not_found');
	const own = (await tx.appeals.list(assessmentId)).filter(
		({ studentId }) => studentId !== actor.userId,
	);
	return { id: assessmentId, title: assessment.title, appeals: own.map(toRow) };
}

async function get(
	tx: ConsultationTransaction,
	actor: Actor,
	assessmentId: string,
	appealId: string,
): Promise<AppealView> {
	const assessment = await tx.assessments.find(assessmentId);
	const found = await tx.appeals.find(assessmentId, appealId);
	if (!assessment) throw new ServiceError('not_found');
	checkAnswerable(actor, found);
	const told = (await tx.told.findLast(found.candidateId))?.result.stations.find(
		({ position }) => position === found.position,
	);
	return {
		...toRow(found),
		assessment: { id: assessment.id, title: assessment.title },
		...{ consultationId: found.consultationId, reviewId: found.reviewId },
		told: told ? { title: told.title, share: told.share, cut: told.cut } : null,
		hasMarked: await tx.appeals.hasMarked(found.sittingId, actor.userId),
	};
}

/** The review that the appeal opened has served, unless something else waits there too. */
async function closeReview(tx: ConsultationTransaction, actor: Actor, { reviewId }: AppealRecord) {
	const review = reviewId === null ? null : await tx.reviews.find(reviewId);
	const isForAppeal = review?.doubts.every(({ reason }) => reason === 'appealed');
	if (review?.status === 'open' && isForAppeal) await tx.reviews.close(review.id, actor.userId);
}

async function answer(
	{ transactions }: Dependencies,
	actor: Actor,
	assessmentId: string,
	appealId: string,
	{ outcome, words: given }: AnswerInput,
): Promise<void> {
	requireRole(actor, 'appeal.answer');
	const words = appealWordsSchema.parse(given);
	await transactions.inSchool(actor.schoolId, async (tx) => {
		const found = await tx.appeals.lock(assessmentId, appealId);
		checkAnswerable(actor, found);
		const { sittingId } = found;
		if (await tx.appeals.hasMarked(sittingId, actor.userId)) {
			throw new ServiceError('marked_themselves');
		}
		if (found.answer) {
			const isSame = found.answer.outcome === outcome && found.answer.words === words;
			if (isSame) return;
			throw new ServiceError('already_answered');
		}
		await tx.appeals.answer(appealId, { answeredById: actor.userId, outcome, answer: words });
		await closeReview(tx, actor, found);
		await audit(tx, actor, 'appeal.answered', appealId, { assessmentId, sittingId, outcome });
	});
}

export function createAppealService(deps: Dependencies): AppealService {
	const { transactions } = deps;
	return {
		open: (actor, assessmentId, input) => open(deps, actor, assessmentId, input),
		async list(actor, assessmentId) {
			requireRole(actor, 'appeal.answer');
			return transactions.readSchool(actor.schoolId, (tx) => list(tx, actor, assessmentId));
		},
		async get(actor, assessmentId, appealId) {
			requireRole(actor, 'appeal.answer');
			return transactions.readSchool(actor.schoolId, (tx) =>
				get(tx, actor, assessmentId, appealId),
			);
		},
		answer: (actor, assessmentId, appealId, input) =>
			answer(deps, actor, assessmentId, appealId, input),
	};
}
