/** Marks submitted consultations, and shows the marks. A submitted consultation without marks is the job. */
import { buildFeedbackView } from '#lib/domain/grading/buildFeedbackView.ts';
import { effectiveGrading } from '#lib/domain/grading/effectiveGrading.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import type { Grader } from '#lib/domain/grading/grader.ts';
import { doubtsOf } from '#lib/domain/grading/reconcile.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import { createBackOff, type BackOff } from './backOff.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { GradingStore, NewGrading, StoredGrading } from './gradingPorts.ts';
import type { ConsultationRecord, Ids, Log, PendingWork, Transactions } from './ports.ts';
import { readGradingInput } from './readGradingInput.ts';
import type { Actor } from './actor.ts';
import type { FeedbackService } from './services.ts';

export type GradingDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	gradings: GradingStore;
	grader: Grader;
	work: PendingWork;
	ids: Ids;
	log: Log;
	/** A clock that only moves forward. */
	uptimeMs(): number;
};

type Check = (found: ConsultationRecord | null) => asserts found is ConsultationRecord;

async function readConsultation(
	{ core, transactions }: GradingDependencies,
	schoolId: string,
	consultationId: string,
	require: Check,
) {
	return transactions.inSchool(schoolId, async (tx) => {
		const record = await tx.find(consultationId);
		require(record);
		const open = await core.open(record);
		return { record, open, input: await readGradingInput(tx, record, open) };
	});
}

/** The grader thinks outside any transaction. */
async function grade(deps: GradingDependencies, schoolId: string, consultationId: string) {
	const isThere: Check = (found) => {
		if (!found) throw new Error(`No consultation ${consultationId} to mark.`);
	};
	const read = await readConsultation(deps, schoolId, consultationId, isThere);
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
		const marks = standingMarks(read.input, await tx.gradings.list(consultationId));
		await tx.reviews.raise(consultationId, doubtsOf(marks, read.record.mode));
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

/** People's ratings; of one domain the latest counts. */
const domainLevels = (gradings: readonly StoredGrading[]): Record<string, number> =>
	Object.fromEntries(
		gradings
			.filter(({ method }) => method === 'human')
			.flatMap(({ domains }) => domains)
			.flatMap(({ domainId, level }) => (level === null ? [] : [[domainId, level]])),
	);

async function findFeedback(
	deps: GradingDependencies,
	actor: Actor,
	consultationId: string,
): Promise<FeedbackView | null> {
	const mayRead: Check = (found) => check(actor, 'grading.read', found);
	const { schoolId } = actor;
	const { record, open, input } = await readConsultation(deps, schoolId, consultationId, mayRead);
	const gradings = await deps.gradings.list(schoolId, consultationId);
	const machine = effectiveGrading(gradings.filter(({ method }) => method !== 'human'));
	if (!machine) return null;
	const marks = standingMarks(input, gradings);
	return buildFeedbackView({
		consultationId,
		stage: record.stage,
		method: marks.every(({ isDecided }) => isDecided) ? 'human' : machine.method,
		scenario: open.content.scenario,
		rubric: open.content.rubric,
		utterances: input.utterances,
		note: input.note,
		items: marks.map(({ score }) => score),
		domainLevels: domainLevels(gradings),
		findings: open.pack.findings.findings,
	});
}

export function createGradingService(deps: GradingDependencies) {
	const feedback: FeedbackService = {
		findFeedback: (actor, consultationId) => findFeedback(deps, actor, consultationId),
	};
	const backOff = createBackOff(deps.uptimeMs);
	return { feedback, gradeWaiting: () => gradeWaiting(deps, backOff) };
}

export type GradingService = ReturnType<typeof createGradingService>;
