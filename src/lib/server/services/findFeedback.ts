/** Reads the marks that stand as the student, or their teacher, sees them. */
import { can } from '#lib/domain/access/can.ts';
import type { OverallFact } from '#lib/domain/grading/advice/advice.ts';
import { holdParagraph } from '#lib/domain/grading/advice/holdParagraph.ts';
import { buildFeedbackView } from '#lib/domain/grading/buildFeedbackView.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import { standingRatings } from '#lib/domain/grading/standingRatings.ts';
import { areaLabel } from '#lib/domain/tutor/hintCatalogue.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { WriteParagraph } from './gradingPorts.ts';
import { findReachedBudget } from './modelBudget.ts';
import type { ConsultationRecord, ModelLedger, Transactions } from './ports.ts';
import { readGraded } from './readGraded.ts';

export type FeedbackContext = {
	core: ConsultationCore;
	transactions: Transactions;
	ledger: ModelLedger;
	/** Null where the school has no model that phrases. */
	writeParagraphOf(schoolId: string): WriteParagraph | null;
};

/** @returns null before there is a mark. */
export async function findFeedback(
	context: FeedbackContext,
	actor: Actor,
	consultationId: string,
): Promise<FeedbackView | null> {
	const { schoolId } = actor;
	const { record, open, input, gradings, marks, hints } = await readGraded(
		context,
		actor,
		'grading.read',
		consultationId,
	);
	if (gradings.length === 0) return null;
	const view = buildFeedbackView({
		...input,
		consultationId,
		stage: record.stage,
		mode: record.mode,
		drill: record.drillArea && areaLabel(open.pack.hints, record.drillArea),
		methods: gradings.map(({ method }) => method),
		marks,
		ratings: standingRatings(input.rubric, gradings),
		disputes: input.disputes ?? [],
		mayDispute: can(actor, 'grading.dispute', { schoolId, ownerId: record.studentId }),
		findings: open.pack.findings.findings,
		hints: hints.map(({ area, step, text, afterPosition }) => ({
			...{ area: areaLabel(open.pack.hints, area), step, text, afterPosition },
		})),
	});
	const paragraph = await findParagraph(context, record, view.overall.facts);
	return { ...view, overall: { ...view.overall, paragraph } };
}

/** Null without a model, when its budget is used up, and when what it wrote says more than the facts. */
async function findParagraph(
	{ ledger, writeParagraphOf }: FeedbackContext,
	{ id: consultationId, schoolId, studentId: userId, language }: ConsultationRecord,
	facts: readonly OverallFact[],
): Promise<string | null> {
	const write = writeParagraphOf(schoolId);
	if (!write || (await findReachedBudget(ledger, { schoolId, consultationId, userId })))
		return null;
	const uses: ModelUse[] = [];
	const written = await write(facts, language, (use) => uses.push(use));
	for (const use of uses) await ledger.record({ schoolId, consultationId, userId }, use);
	return written ? holdParagraph(written, facts, language) : null;
}
