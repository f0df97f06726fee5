/** "I did ask that": a student points at a line for a mark they miss, and the graders look again at that place. */
import {
	decideDispute,
	gradingsToCorrect,
	isDisputable,
	withScore,
	type Dispute,
	type DisputeOutcome,
	type SecondLooks,
} from '#lib/domain/grading/dispute/dispute.ts';
import type { Grader, ItemScore, PointedLine } from '#lib/domain/grading/grader.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { DisputeStore, LookAgain } from './disputePorts.ts';
import type { GradingStore, NewGrading, StoredGrading } from './gradingPorts.ts';
import type { Ids, Transactions } from './ports.ts';
import { readGraded, standingMarks } from './readGraded.ts';
import { ServiceError } from './serviceError.ts';
import type { Command, DisputeService } from './services.ts';

export type DisputeDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	gradings: GradingStore;
	disputes: DisputeStore;
	/** The rule grader. */
	grader: Grader;
	/** A model's second look; null where no model grades. */
	lookAgain: LookAgain | null;
	ids: Ids;
};

type Read = Awaited<ReturnType<typeof readGraded>> & { gradings: StoredGrading[] };
type Pointed = PointedLine & { item: RubricItem };

async function read(deps: DisputeDependencies, actor: Actor, consultationId: string) {
	const { schoolId } = actor;
	const graded = await readGraded(deps, schoolId, consultationId, (found) =>
		check(actor, 'grading.dispute', found),
	);
	return { ...graded, gradings: await deps.gradings.list(schoolId, consultationId) };
}

/** @throws ServiceError when there is no such item or line of the student's. */
function findPlace({ open, input }: Read, { itemId, utteranceId }: PointedLine): Pointed {
	const items = open.content.rubric.sections.flatMap((section) => section.items);
	const item = items.find(({ id }) => id === itemId);
	const line = input.utterances.find(({ id }) => id === utteranceId);
	if (!item || line?.speaker !== 'student') throw new ServiceError('not_found');
	return { item, itemId, utteranceId };
}

/** Graders think outside any transaction. */
async function lookTwice(
	{ grader, lookAgain }: DisputeDependencies,
	{ input, gradings }: Read,
	{ item, itemId, utteranceId }: Pointed,
): Promise<SecondLooks> {
	const upheld = [...(input.upheld ?? []), { itemId, utteranceId }];
	const again = await grader.grade({ ...input, upheld });
	const { items } = verifyScores(again.items, input.rubric, input);
	const hasModelMark = gradings.some(({ method }) => method === 'model' || method === 'panel');
	const unasked = hasModelMark ? null : undefined;
	return {
		rule: items.find((score) => score.itemId === itemId)!,
		model: lookAgain ? await lookAgain(item, utteranceId, input) : unasked,
	};
}

/** A row that differs in this one item from the grading it takes the place of. */
function toCorrection(
	{ ids }: DisputeDependencies,
	{ record, open }: Read,
	grading: StoredGrading,
	score: ItemScore,
): NewGrading {
	const { content, pack } = open;
	const items = withScore(grading.items, score);
	const { points, maxPoints } = totalsOf(content.rubric, items);
	return {
		id: ids.newId(),
		schoolId: record.schoolId,
		consultationId: record.id,
		rubric: record.rubric,
		method: grading.method,
		graderVersion: `${grading.graderVersion}/disputed:${score.itemId}`,
		interpreterVersion: pack.interpreter.version,
		scenarioHash: content.scenarioHash,
		rubricHash: content.rubricHash,
		catalogueHash: pack.catalogueHash,
		points,
		maxPoints,
		items,
		supersedesId: grading.id,
		reason: 'disputed',
	};
}

async function dispute(
	deps: DisputeDependencies,
	actor: Actor,
	consultationId: string,
	{ commandId, ...pointed }: Command & PointedLine,
): Promise<{ outcome: DisputeOutcome }> {
	const found = await read(deps, actor, consultationId);
	const place = findPlace(found, pointed);
	const earlier = found.disputes.find(({ itemId }) => itemId === place.itemId);
	if (earlier) return answerAgain(earlier, commandId);
	const mark = standingMarks(found, found.gradings).find(
		({ score }) => score.itemId === place.itemId,
	);
	if (found.gradings.length === 0 || !mark || !isDisputable(place.item, mark, found.disputes)) {
		throw new ServiceError('not_now');
	}
	const looks = await lookTwice(deps, found, place);
	const outcome = decideDispute(found.record.mode, mark, place, looks);
	const isUpheld = outcome === 'upheld';
	const stored = await deps.disputes.append(
		{
			id: commandId,
			schoolId: actor.schoolId,
			consultationId,
			studentId: actor.userId,
			...pointed,
			outcome,
		},
		isUpheld ? [] : [{ itemId: place.itemId, reason: 'disputed' }],
		(gradings) =>
			(isUpheld ? gradingsToCorrect(gradings, looks.rule) : []).map((grading) =>
				toCorrection(deps, found, grading, looks.rule),
			),
	);
	return answerAgain(stored, commandId);
}

/** The same command is answered the same; another one comes too late. */
function answerAgain(stored: (Dispute & { id: string }) | null, commandId: string) {
	if (stored?.id !== commandId) throw new ServiceError('already_disputed');
	return { outcome: stored.outcome };
}

export const createDisputeService = (deps: DisputeDependencies): DisputeService => ({
	dispute: (actor, consultationId, input) => dispute(deps, actor, consultationId, input),
});
