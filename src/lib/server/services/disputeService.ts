/** "I did ask that": a student points at a line for a mark they miss, and the graders look again at that place. */
import {
	decideDispute,
	gradingsToCorrect,
	isDisputable,
	withScore,
	type SecondLooks,
} from '#lib/domain/grading/dispute/dispute.ts';
import type { Dispute, Grader, ItemScore, PointedLine } from '#lib/domain/grading/grader.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { Actor } from './actor.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { LookAgain, StoredDispute } from './disputePorts.ts';
import type { NewGrading, StoredGrading } from './gradingPorts.ts';
import type { Ids, Transactions } from './ports.ts';
import { listOwnGradings, readGraded, type Graded } from './readGraded.ts';
import { ServiceError } from './serviceError.ts';
import type { Command, DisputeService } from './services.ts';

export type DisputeDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	/** The rule grader. */
	grader: Grader;
	/** A model's second look; null where no model grades. */
	lookAgain: LookAgain | null;
	ids: Ids;
};

type Pointed = PointedLine & { item: RubricItem };

/** @throws ServiceError when there is no such item, or no such line of the student's. */
function findPlace({ input }: Graded, { itemId, utteranceId }: PointedLine): Pointed {
	const items = input.rubric.sections.flatMap((section) => section.items);
	const item = items.find(({ id }) => id === itemId);
	const line = input.utterances.find(({ id }) => id === utteranceId);
	if (!item || line?.speaker !== 'student') throw new ServiceError('not_found');
	return { item, itemId, utteranceId };
}

/** @throws ServiceError when there is no mark yet, or none that can be disputed. */
function findMark({ input, gradings }: Graded, { item }: Pointed) {
	const marks = standingMarks(input, gradings);
	const mark = marks.find(({ score }) => score.itemId === item.id);
	if (gradings.length === 0 || !mark || !isDisputable(item, mark, [])) {
		throw new ServiceError('not_now');
	}
	return mark;
}

/** Graders think outside any transaction. */
async function lookTwice(
	{ grader, lookAgain }: DisputeDependencies,
	{ input, gradings }: Graded,
	{ item, itemId, utteranceId }: Pointed,
): Promise<SecondLooks> {
	const asUpheld: Dispute = { itemId, utteranceId, outcome: 'upheld' };
	const disputes = [...(input.disputes ?? []), asUpheld];
	const again = await grader.grade({ ...input, disputes });
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
	id: string,
	{ record, open }: Graded,
	grading: StoredGrading,
	score: ItemScore,
): NewGrading {
	const { content, pack } = open;
	const items = withScore(grading.items, score);
	const { points, maxPoints } = totalsOf(content.rubric, items);
	return {
		id,
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
		domains: grading.domains,
		supersedesId: grading.id,
		reason: 'disputed',
	};
}

/** The dispute and all that comes of it, or, when the item was disputed meanwhile, nothing. */
async function store(
	{ transactions, ids }: DisputeDependencies,
	found: Graded,
	dispute: StoredDispute,
	score: ItemScore,
): Promise<StoredDispute | undefined> {
	const { record } = found;
	return transactions.inSchool(record.schoolId, async (tx) => {
		// Two disputes at once would else both correct the same grading, and one correction would be lost.
		await tx.lock(record.id);
		const { studentId } = record;
		if (!(await tx.disputes.append(record.id, { ...dispute, studentId }))) {
			return (await tx.disputes.list(record.id)).find(({ itemId }) => itemId === dispute.itemId);
		}
		if (dispute.outcome === 'to_a_person') {
			await tx.reviews.raise(record.id, [{ itemId: dispute.itemId, reason: 'disputed' }]);
			return dispute;
		}
		for (const grading of gradingsToCorrect(await listOwnGradings(tx, record), score)) {
			await tx.gradings.append(toCorrection(ids.newId(), found, grading, score));
		}
		return dispute;
	});
}

async function dispute(
	deps: DisputeDependencies,
	actor: Actor,
	consultationId: string,
	{ commandId, ...pointed }: Command & PointedLine,
) {
	const found = await readGraded(deps, actor.schoolId, consultationId, (record) =>
		check(actor, 'grading.dispute', record),
	);
	const place = findPlace(found, pointed);
	const earlier = found.disputes.find(({ itemId }) => itemId === place.itemId);
	if (earlier) return answer(earlier, commandId);
	const mark = findMark(found, place);
	const looks = await lookTwice(deps, found, place);
	const outcome = decideDispute(found.record.mode, mark, place, looks);
	const stored = await store(deps, found, { id: commandId, ...pointed, outcome }, looks.rule);
	return answer(stored, commandId);
}

/** The same command is answered the same; another one comes too late. */
function answer(stored: StoredDispute | undefined, commandId: string) {
	if (stored?.id !== commandId) throw new ServiceError('already_disputed');
	return { outcome: stored.outcome };
}

export const createDisputeService = (deps: DisputeDependencies): DisputeService => ({
	dispute: (actor, consultationId, input) => dispute(deps, actor, consultationId, input),
});
