/** Marks submitted consultations, and shows the marks. A submitted consultation without marks is the job. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import { buildFeedbackView } from '#lib/domain/grading/buildFeedbackView.ts';
import { effectiveGrading } from '#lib/domain/grading/effectiveGrading.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import type { Grader, GradingInput } from '#lib/domain/grading/grader.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import { check } from './consultationCommands.ts';
import type { ConsultationCore, Opened } from './consultationCore.ts';
import type { GradingStore } from './gradingPorts.ts';
import type {
	ConsultationRecord,
	ConsultationTransaction,
	Ids,
	LanguagePack,
	Log,
	PendingWork,
	Transactions,
} from './ports.ts';
import type { Actor, FeedbackService } from './services.ts';

export type GradingDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	gradings: GradingStore;
	grader: Grader;
	work: PendingWork;
	ids: Ids;
	log: Log;
};

const widerTopicsOf = ({ topics }: LanguagePack) =>
	Object.fromEntries([...topics].flatMap(([id, { within }]) => (within ? [[id, within]] : [])));

async function readInput(
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	{ content, pack }: Opened,
): Promise<GradingInput> {
	return {
		scenario: content.scenario,
		rubric: content.rubric,
		utterances: await tx.listUtterances(record.id),
		events: await tx.listRecordedEvents(record.id),
		note: ((await tx.findDraft(record.id)) ?? emptyDraft).note,
		widerTopics: widerTopicsOf(pack),
		isCutOff: await tx.wasCutOff(record.id),
	};
}

export function createGradingService(deps: GradingDependencies) {
	const { core, transactions, gradings, grader, work, ids, log } = deps;

	/** The grader thinks outside any transaction. */
	async function grade(schoolId: string, consultationId: string): Promise<void> {
		const { record, open, input } = await transactions.inSchool(schoolId, async (tx) => {
			const found = await tx.find(consultationId);
			if (!found) throw new Error(`No consultation ${consultationId} to mark.`);
			const opened = await core.open(found);
			return { record: found, open: opened, input: await readInput(tx, found, opened) };
		});
		const { content, pack } = open;
		const { items } = verifyScores((await grader.grade(input)).items, content.rubric, input);
		const { points, maxPoints } = totalsOf(content.rubric, items);
		await gradings.append({
			id: ids.newId(),
			schoolId,
			consultationId,
			rubric: record.rubric,
			method: grader.method,
			graderVersion: grader.version,
			interpreterVersion: pack.interpreter.version,
			scenarioHash: content.scenarioHash,
			rubricHash: content.rubricHash,
			catalogueHash: pack.catalogueHash,
			points,
			maxPoints,
			items,
		});
	}

	/** Marks what waits; one that fails stays waiting and does not hold the others up. */
	async function gradeWaiting(): Promise<void> {
		for (const { id, schoolId } of await work.listUngraded(grader.version)) {
			await grade(schoolId, id).catch((error: unknown) => {
				log.error({ err: error, consultationId: id }, 'A consultation could not be marked');
			});
		}
	}

	async function findFeedback(actor: Actor, consultationId: string): Promise<FeedbackView | null> {
		const { record, open, input } = await transactions.inSchool(actor.schoolId, async (tx) => {
			const found = await tx.find(consultationId);
			check(actor, 'grading.read', found);
			const opened = await core.open(found);
			return { record: found, open: opened, input: await readInput(tx, found, opened) };
		});
		const grading = effectiveGrading(await gradings.list(actor.schoolId, consultationId));
		if (!grading) return null;
		return buildFeedbackView({
			consultationId,
			stage: record.stage,
			method: grading.method,
			scenario: open.content.scenario,
			rubric: open.content.rubric,
			utterances: input.utterances,
			note: input.note,
			items: grading.items,
			findings: open.pack.findings.findings,
		});
	}

	const feedback: FeedbackService = { findFeedback };
	return { gradeWaiting, feedback };
}

export type GradingService = ReturnType<typeof createGradingService>;
