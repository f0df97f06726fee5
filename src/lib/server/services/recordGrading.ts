/** Puts one grader's answer on record, and what waits for a person with it. */
import { drawAuditSample } from '#lib/domain/grading/auditSample.ts';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import type { Grader, GraderResult } from '#lib/domain/grading/grader.ts';
import { doubtsOf } from '#lib/domain/grading/reconcile.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import { verifyRatings } from '#lib/domain/grading/verifyRatings.ts';
import { verifyScores } from '#lib/domain/grading/verifyEvidence.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { gradingOn } from './gradingOn.ts';
import type { Graders, NewGrading, StoredGrading } from './gradingPorts.ts';
import type { ConsultationTransaction, Ids, Transactions, VersionRef } from './ports.ts';
import { gradingsBy, type Marked } from './readStanding.ts';

export type RecordContext = {
	core: ConsultationCore;
	transactions: Transactions;
	graders: Graders;
	/** The share of awarded and of withheld marks that people audit, 0 to 1. */
	auditShare: number;
	ids: Ids;
};

export type Answered = GraderResult & { durationMs?: number };
type By = Pick<Grader, 'method' | 'version'>;

function toGrading({ ids }: RecordContext, marked: Marked, by: By, answered: Answered): NewGrading {
	const { input, open } = marked;
	const { rubric } = open.content;
	const { items } = verifyScores(answered.items, rubric, input);
	return {
		...gradingOn(marked, items),
		id: ids.newId(),
		method: by.method,
		graderVersion: by.version,
		domains: answered.domains && verifyRatings(answered.domains, rubric, input),
		record: answered.record,
		durationMs: answered.durationMs,
	};
}

const isBy = (grading: StoredGrading, { method, version }: By, rubricVersionId: string) =>
	grading.method === method &&
	grading.graderVersion === version &&
	grading.rubric.versionId === rubricVersionId;

/** Whether this grader's answer, by this rubric version, is on record. */
export const hasGraded = (
	gradings: readonly StoredGrading[],
	by: By,
	rubric: VersionRef,
): boolean => gradings.some((grading) => isBy(grading, by, rubric.versionId));

/** Once all its members are on record. */
async function appendPanel(context: RecordContext, tx: ConsultationTransaction, marked: Marked) {
	const { graders } = context;
	const { record, input } = marked;
	const models = graders.modelsOf(record.schoolId);
	if (!graders.panel || models.length < 2) return;
	const gradings = await tx.gradings.list(record.id);
	const members = models.map((model) =>
		gradings.find((grading) => isBy(grading, model, record.rubric.versionId)),
	);
	const answers = members.filter((member) => member !== undefined);
	if (answers.length < models.length) return;
	const version = graders.panel.versionOf(models.map((model) => model.version));
	const reduced = graders.panel.reduce(input.rubric, answers);
	const by = { method: 'panel', version } as const;
	await tx.gradings.append(toGrading(context, marked, by, reduced));
}

/** A model that is still to answer may settle what the rules doubt: a person is asked when all have spoken. */
function haveAllSpoken({ graders }: RecordContext, marked: Marked, gradings: StoredGrading[]) {
	const models = graders.modelsOf(marked.record.schoolId);
	const hasModelMark = gradings.some(
		({ method, rubric }) =>
			(method === 'model' || method === 'panel') &&
			rubric.versionId === marked.record.rubric.versionId,
	);
	const isByRule = hasGraded(gradings, graders.rule, marked.record.rubric);
	if (models.length <= 1) return isByRule && (models.length === 0 || hasModelMark);
	return isByRule && models.every((model) => hasGraded(gradings, model, marked.record.rubric));
}

/**
 * The doubts about the marks as they stand, and what was drawn for audit.
 * @param all of the consultation's gradings.
 */
export async function findDoubts(
	{ core, auditShare }: RecordContext,
	{ record, input }: Marked,
	all: readonly StoredGrading[],
): Promise<Doubt[]> {
	const marks = standingMarks(input, await gradingsBy(core, record, all));
	return [...doubtsOf(marks, record.mode), ...drawAuditSample(marks, record.id, auditShare)];
}

/**
 * Appends the grading, of several models also their panel's, and raises the review that rests on them, all or nothing.
 * Done twice, it is on record once.
 */
export async function recordGrading(
	context: RecordContext,
	marked: Marked,
	by: By,
	answered: Answered,
): Promise<void> {
	const { record } = marked;
	const grading = toGrading(context, marked, by, answered);
	await context.transactions.inSchool(record.schoolId, async (tx) => {
		// Of two graders that end at once, the second sees the first.
		await tx.lock(record.id);
		await tx.gradings.append(grading);
		if (by.method === 'model') await appendPanel(context, tx, marked);
		const all = await tx.gradings.list(record.id);
		if (!haveAllSpoken(context, marked, all)) return;
		await tx.reviews.raise(record.id, await findDoubts(context, marked, all));
	});
}
