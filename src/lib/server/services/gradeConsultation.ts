/** Brings a consultation's marks as far as they can get. Everything here may be killed and run again. */
import { inParts } from '#lib/domain/grading/inParts.ts';
import type { Grader } from '#lib/domain/grading/grader.ts';
import type { AskParts } from './askParts.ts';
import type { GradingJob } from './gradingPorts.ts';
import type { ConsultationRecord } from './ports.ts';
import { markedBy, readMarked, type Marked } from './readStanding.ts';
import { findDoubts, hasGraded, recordGrading, type RecordContext } from './recordGrading.ts';

export type GradeContext = RecordContext & {
	ask: AskParts;
	/** A clock that only moves forward. */
	uptimeMs(): number;
};

type Target = Pick<GradingJob, 'schoolId' | 'consultationId'> & Partial<Pick<GradingJob, 'rubric'>>;

/** By the rubric that is named, else by the one its marks stand under. */
const read = ({ core, transactions }: GradeContext, target: Target) =>
	transactions.inSchool(target.schoolId, async (tx) => {
		const record = await tx.find(target.consultationId);
		if (!record) throw new Error(`No consultation ${target.consultationId} to mark.`);
		const gradings = await tx.gradings.list(record.id);
		const rubric = target.rubric ?? markedBy(record, gradings);
		return { marked: await readMarked(core, tx, { ...record, rubric }), gradings };
	});

/** The grader thinks outside any transaction. @returns whether nobody had marked it before. */
export async function gradeByRule(
	context: GradeContext,
	target: Target,
): Promise<{ marked: Marked; isFirst: boolean }> {
	const { rule } = context.graders;
	const { marked, gradings } = await read(context, target);
	const done = { marked, isFirst: gradings.length === 0 };
	if (hasGraded(gradings, rule, marked.record.rubric)) return done;
	const startedMs = context.uptimeMs();
	const result = await rule.grade(marked.input);
	const durationMs = Math.round(context.uptimeMs() - startedMs);
	await recordGrading(context, marked, rule, { ...result, durationMs });
	return done;
}

async function gradeByModel(context: GradeContext, marked: Marked, model: Grader): Promise<void> {
	const grader = inParts(model);
	const answers = await context.ask(marked, grader, grader.partsOf(marked.input.rubric));
	const byPart = Object.fromEntries(answers.map(({ partId, answer }) => [partId, answer]));
	const result = grader.joinParts(marked.input, byPart);
	const durationMs = answers.reduce((sum, answer) => sum + answer.durationMs, 0);
	await recordGrading(context, marked, model, { ...result, durationMs });
}

async function gradeWhole(context: GradeContext, job: GradingJob): Promise<void> {
	await gradeByRule(context, job);
	const { marked, gradings } = await read(context, job);
	const models = context.graders
		.modelsOf(job.schoolId)
		.filter((model) => !hasGraded(gradings, model, job.rubric));
	const ended = await Promise.allSettled(
		models.map((model) => gradeByModel(context, marked, model)),
	);
	const failed = ended.find((one) => one.status === 'rejected');
	if (failed) throw failed.reason;
}

const isOver = ({ stage }: ConsultationRecord) => stage === 'writing' || stage === 'submitted';

/** Asks ahead what does not depend on the note. */
async function gradeConversation(context: GradeContext, job: GradingJob): Promise<void> {
	const { marked } = await read(context, job);
	if (!isOver(marked.record)) return;
	await Promise.all(
		context.graders.modelsOf(job.schoolId).map((model) => {
			const grader = inParts(model);
			const parts = grader.partsOf(marked.input.rubric).filter(({ readsNote }) => !readsNote);
			return context.ask(marked, grader, parts);
		}),
	);
}

/** @throws Error where a grader gave no answer: what the others gave is on record, and a later run asks the rest. */
export const runGradingJob = (context: GradeContext, job: GradingJob): Promise<void> =>
	job.what === 'whole' ? gradeWhole(context, job) : gradeConversation(context, job);

/** A grader has failed for good: the consultation is a person's to mark, with whatever else is in doubt. */
export async function handToPerson(context: GradeContext, target: Target): Promise<void> {
	const { schoolId, consultationId } = target;
	const { transactions } = context;
	const failed = { itemId: null, reason: 'grading_failed' } as const;
	// By itself: even a case that nobody can read any more ends with a person.
	await transactions.inSchool(schoolId, (tx) => tx.reviews.raise(consultationId, [failed]));
	const { marked, gradings } = await read(context, target);
	if (!hasGraded(gradings, context.graders.rule, marked.record.rubric)) return;
	await transactions.inSchool(schoolId, async (tx) => {
		await tx.lock(consultationId);
		const all = await tx.gradings.list(consultationId);
		await tx.reviews.raise(consultationId, await findDoubts(context, marked, all));
	});
}
