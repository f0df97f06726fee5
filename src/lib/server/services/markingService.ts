/** The marking room: each sitting of an assessment before one person at a time, who grades before they see a mark. */
import { actOnce } from './actOnce.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import {
	comment,
	decide,
	grade,
	holdMarking,
	rate,
	sign,
	type MarkingContext,
} from './decideMarking.ts';
import { findMarking, findOwnMarking, type FoundMarking } from './findMarking.ts';
import type { Graders } from './gradingPorts.ts';
import type { MarkedBy, MarkingService } from './markingPorts.ts';
import type { CaseLibrary, ConsultationTransaction, Ids, Transactions } from './ports.ts';
import { readMarking, readMarkingReview } from './readMarking.ts';
import { readMarkingProgress } from './readMarkingProgress.ts';
import { requireRole } from './readReview.ts';

export type MarkingDependencies = {
	core: ConsultationCore;
	cases: CaseLibrary;
	transactions: Transactions;
	ids: Ids;
	graders: Pick<Graders, 'modelsOf'>;
};

/** A person marks once all machines have spoken: what they would doubt later, a signature would have accepted. */
function markedBy({ graders }: MarkingDependencies, { schoolId }: Actor): MarkedBy {
	const models = graders.modelsOf(schoolId).length;
	if (models === 0) return 'rule';
	return models === 1 ? 'model' : 'panel';
}

type Find = typeof findMarking;
type Read<Answer> = (
	core: ConsultationCore,
	tx: ConsultationTransaction,
	found: FoundMarking,
) => Promise<Answer>;

/** A command that acts once, and answers with what `read` finds afterwards. @param find what it may be given on. */
const once =
	<Input extends { commandId: string }, Answer>(
		{ core, transactions, ids }: MarkingDependencies,
		run: (context: MarkingContext, input: Input) => Promise<void>,
		read: Read<Answer>,
		find: Find = findOwnMarking,
	) =>
	(actor: Actor, markingId: string, input: Input) =>
		transactions.inSchool(actor.schoolId, async (tx) => {
			const { record } = await find(tx, actor, markingId);
			await actOnce(tx, record.id, input.commandId, { markingId }, async () =>
				run({ core, ids, tx, actor, found: await find(tx, actor, markingId) }, input),
			);
			return read(core, tx, await findOwnMarking(tx, actor, markingId));
		});

const isSigned: Read<{ signed: true }> = async () => ({ signed: true });

export function createMarkingService(deps: MarkingDependencies): MarkingService {
	const { core, transactions } = deps;
	const inSchool = <T>(actor: Actor, work: (tx: ConsultationTransaction) => Promise<T>) =>
		transactions.inSchool(actor.schoolId, work);
	return {
		getProgress: (actor, assessmentId) =>
			readMarkingProgress(deps, actor, assessmentId, markedBy(deps, actor)),
		async next(actor, assessmentId, { stationId, leaving }) {
			requireRole(actor, 'marking.decide');
			const wanted = { assessmentId, stationId, leavingId: leaving };
			return inSchool(actor, async (tx) => {
				if (leaving) await tx.markings.release(leaving, actor.userId);
				const by = markedBy(deps, actor);
				return { markingId: await tx.markings.takeNext(actor.userId, { ...wanted, markedBy: by }) };
			});
		},
		get: (actor, markingId) =>
			transactions.readSchool(actor.schoolId, async (tx) =>
				readMarking(core, tx, await findOwnMarking(tx, actor, markingId)),
			),
		hold: (actor, markingId) =>
			inSchool(actor, async (tx) => {
				const found = await findMarking(tx, actor, markingId);
				return { untilMs: await holdMarking({ tx, actor, found }) };
			}),
		release: (actor, markingId) =>
			inSchool(actor, async (tx) => {
				await findMarking(tx, actor, markingId);
				await tx.markings.release(markingId, actor.userId);
				return { released: true };
			}),
		// Its time may have run out meanwhile: where nobody took it, it is taken again.
		grade: once(deps, grade, readMarking, findMarking),
		decide: once(deps, decide, readMarkingReview),
		rate: once(deps, rate, readMarkingReview),
		comment: once(deps, comment, readMarkingReview),
		sign: once(deps, sign, isSigned),
	};
}
