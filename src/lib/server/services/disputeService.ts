/** "I did ask that": a student points at a line for a mark they miss, and the graders look again at that place. */
import {
	decideDispute,
	gradingsToCorrect,
	isDisputable,
	withScore,
	type SecondLooks,
} from '#lib/domain/grading/dispute/dispute.ts';
import type { Dispute, ItemScore, PointedLine, Spend } from '#lib/domain/grading/grader.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { LookAgain, StoredDispute } from './disputePorts.ts';
import { gradingOn } from './gradingOn.ts';
import type { Graders, NewGrading, StoredGrading } from './gradingPorts.ts';
import type { Ids, Transactions } from './ports.ts';
import { readGraded, type Graded } from './readGraded.ts';
import { gradingsBy } from './readStanding.ts';
import { ServiceError } from './serviceError.ts';
import type { Command, DisputeService } from './services.ts';

export type DisputeDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	graders: Pick<Graders, 'rule'>;
	/** A model's second look; null where no model of the school's grades. */
	lookAgainOf(schoolId: string): LookAgain | null;
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
function findMark({ gradings, marks }: Graded, { item }: Pointed) {
	const mark = marks.find(({ score }) => score.itemId === item.id);
	if (gradings.length === 0 || !mark || !isDisputable(item, mark, [])) {
		throw new ServiceError('not_now');
	}
	return mark;
}

/** Graders think outside any transaction. */
async function lookTwice(
	{ graders, lookAgainOf }: DisputeDependencies,
	{ record, input, gradings }: Graded,
	{ item, itemId, utteranceId }: Pointed,
	spend: Spend,
): Promise<SecondLooks> {
	const asUpheld: Dispute = { itemId, utteranceId, outcome: 'upheld' };
	const disputes = [...(input.disputes ?? []), asUpheld];
	const lookAgain = lookAgainOf(record.schoolId);
	const again = await graders.rule.grade({ ...input, disputes });
	const { items } = verifyScores(again.items, input.rubric, input);
	const hasModelMark = gradings.some(({ method }) => method === 'model' || method === 'panel');
	const unasked = hasModelMark ? null : undefined;
	return {
		rule: items.find((score) => score.itemId === itemId)!,
		model: lookAgain ? await lookAgain(item, utteranceId, input, spend) : unasked,
	};
}

/** A row that differs in this one item from the grading it takes the place of. */
function toCorrection(
	id: string,
	found: Graded,
	grading: StoredGrading,
	score: ItemScore,
): NewGrading {
	return {
		...gradingOn(found, withScore(grading.items, score)),
		id,
		method: grading.method,
		graderVersion: `${grading.graderVersion}/disputed:${score.itemId}`,
		domains: grading.domains,
		supersedesId: grading.id,
		reason: 'disputed',
	};
}

/** The dispute and all that comes of it, or, when the item was disputed meanwhile, nothing. */
async function store(
	{ core, transactions, ids }: DisputeDependencies,
	found: Graded,
	dispute: StoredDispute,
	{ score, uses }: { score: ItemScore; uses: readonly ModelUse[] },
): Promise<StoredDispute | undefined> {
	const { record } = found;
	return transactions.inSchool(record.schoolId, async (tx) => {
		// Two disputes at once would else both correct the same grading, and one correction would be lost.
		await tx.lock(record.id);
		for (const use of uses) await tx.recordUse(record.id, use);
		const { studentId } = record;
		if (!(await tx.disputes.append(record.id, { ...dispute, studentId }))) {
			return (await tx.disputes.list(record.id)).find(({ itemId }) => itemId === dispute.itemId);
		}
		if (dispute.outcome === 'to_a_person') {
			await tx.reviews.raise(record.id, [{ itemId: dispute.itemId, reason: 'disputed' }]);
			return dispute;
		}
		const gradings = await gradingsBy(core, record, await tx.gradings.list(record.id));
		for (const grading of gradingsToCorrect(gradings, score)) {
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
	const found = await readGraded(deps, actor, 'grading.dispute', consultationId);
	const place = findPlace(found, pointed);
	const earlier = found.disputes.find(({ itemId }) => itemId === place.itemId);
	if (earlier) return answer(earlier, commandId);
	const mark = findMark(found, place);
	const uses: ModelUse[] = [];
	const looks = await lookTwice(deps, found, place, (use) => uses.push(use));
	const outcome = decideDispute(found.record.mode, mark, place, looks);
	const made = { id: commandId, ...pointed, outcome };
	const stored = await store(deps, found, made, { score: looks.rule, uses });
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
