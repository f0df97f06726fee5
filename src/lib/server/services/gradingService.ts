/** Marks submitted consultations, and shows the marks. A submitted consultation without marks is the job. */
import { can } from '#lib/domain/access/can.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { OverallFact } from '#lib/domain/grading/advice/advice.ts';
import { holdParagraph } from '#lib/domain/grading/advice/holdParagraph.ts';
import { drawAuditSample } from '#lib/domain/grading/auditSample.ts';
import { buildFeedbackView } from '#lib/domain/grading/buildFeedbackView.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import type { Grader } from '#lib/domain/grading/grader.ts';
import { doubtsOf } from '#lib/domain/grading/reconcile.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import { standingRatings } from '#lib/domain/grading/standingRatings.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import { areaLabel } from '#lib/domain/tutor/hintCatalogue.ts';
import { createBackOff, type BackOff } from './backOff.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { NewGrading, WriteParagraph } from './gradingPorts.ts';
import type { Ids, Log, PendingWork, Transactions } from './ports.ts';
import { listOwnGradings, readGraded } from './readGraded.ts';
import type { Actor } from './actor.ts';
import type { FeedbackService } from './services.ts';

export type GradingDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	grader: Grader;
	/** The share of awarded and of withheld marks that people audit, 0 to 1. */
	auditShare: number;
	writeParagraph: WriteParagraph | null;
	work: PendingWork;
	ids: Ids;
	log: Log;
	/** A clock that only moves forward. */
	uptimeMs(): number;
};

/** The grader thinks outside any transaction. */
async function grade(deps: GradingDependencies, schoolId: string, consultationId: string) {
	const read = await readGraded(deps, schoolId, consultationId, (found) => {
		if (!found) throw new Error(`No consultation ${consultationId} to mark.`);
	});
	const { content, pack } = read.open;
	const proposed = await deps.grader.grade(read.input);
	const { items } = verifyScores(proposed.items, content.rubric, read.input);
	const { points, maxPoints } = totalsOf(content.rubric, items);
	const grading: NewGrading = {
		id: deps.ids.newId(),
		schoolId,
		consultationId,
		rubric: read.record.rubric,
		method: deps.grader.method,
		graderVersion: deps.grader.version,
		interpreterVersion: pack.interpreter.version,
		scenarioHash: content.scenarioHash,
		rubricHash: content.rubricHash,
		catalogueHash: pack.catalogueHash,
		points,
		maxPoints,
		items,
	};
	await deps.transactions.inSchool(schoolId, async (tx) => {
		await tx.gradings.append(grading);
		const marks = standingMarks(read.input, await listOwnGradings(tx, read.record));
		await tx.reviews.raise(consultationId, [
			...doubtsOf(marks, read.record.mode),
			...drawAuditSample(marks, consultationId, deps.auditShare),
		]);
	});
}

/** Marks what waits; one that fails is left out for a while and does not hold the others up. */
async function gradeWaiting(deps: GradingDependencies, backOff: BackOff): Promise<void> {
	const { work, grader, log } = deps;
	for (const { id, schoolId } of await work.listUngraded(grader.version, backOff.resting())) {
		try {
			await grade(deps, schoolId, id);
			backOff.succeeded(id);
		} catch (error) {
			const nextTryMs = backOff.failed(id);
			log.error(
				{ err: error, consultationId: id, nextTryMs },
				'A consultation could not be marked',
			);
		}
	}
}

async function findFeedback(
	deps: GradingDependencies,
	actor: Actor,
	consultationId: string,
): Promise<FeedbackView | null> {
	const { schoolId } = actor;
	const { record, open, input, gradings, hints } = await readGraded(
		deps,
		schoolId,
		consultationId,
		(found) => check(actor, 'grading.read', found),
	);
	if (gradings.length === 0) return null;
	const view = buildFeedbackView({
		...input,
		consultationId,
		stage: record.stage,
		mode: record.mode,
		methods: gradings.map(({ method }) => method),
		marks: standingMarks(input, gradings),
		ratings: standingRatings(input.rubric, gradings),
		disputes: input.disputes ?? [],
		mayDispute: can(actor, 'grading.dispute', { schoolId, ownerId: record.studentId }),
		findings: open.pack.findings.findings,
		hints: hints.map(({ area, step, text, afterPosition }) => ({
			...{ area: areaLabel(open.pack.hints, area), step, text, afterPosition },
		})),
	});
	const paragraph = await findParagraph(deps, view.overall.facts, record.language);
	return { ...view, overall: { ...view.overall, paragraph } };
}

/** Null without a model, and when what it wrote says more than the facts. */
async function findParagraph(
	{ writeParagraph }: GradingDependencies,
	facts: readonly OverallFact[],
	language: Language,
): Promise<string | null> {
	const written = await writeParagraph?.(facts, language);
	return written ? holdParagraph(written, facts, language) : null;
}

export function createGradingService(deps: GradingDependencies) {
	const feedback: FeedbackService = {
		findFeedback: (actor, consultationId) => findFeedback(deps, actor, consultationId),
	};
	const backOff = createBackOff(deps.uptimeMs);
	return { feedback, gradeWaiting: () => gradeWaiting(deps, backOff) };
}

export type GradingService = ReturnType<typeof createGradingService>;
