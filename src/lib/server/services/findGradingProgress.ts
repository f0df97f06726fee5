/** How far the marks of one consultation are, for whoever waits for them. */
import { inParts } from '#lib/domain/grading/inParts.ts';
import type { GradingProgress } from '#lib/domain/grading/gradingProgress.ts';
import type { Actor } from './actor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { findMarked } from './findMarked.ts';
import type { Graders } from './gradingPorts.ts';
import type { Transactions } from './ports.ts';
import { readStanding } from './readStanding.ts';
import { hasGraded } from './recordGrading.ts';

/** Nobody waits before a screen for longer; what comes later is there at the next visit. */
const patienceMs = 15 * 60_000;

export async function findGradingProgress(
	deps: { core: ConsultationCore; transactions: Transactions; graders: Graders },
	actor: Actor,
	consultationId: string,
): Promise<GradingProgress> {
	const { core, transactions, graders } = deps;
	return transactions.readSchool(actor.schoolId, async (tx) => {
		const record = await findMarked(tx, actor, 'grading.read', consultationId);
		const standing = await readStanding(core, tx, record);
		const { gradings, input } = standing;
		const rule = gradings.some(({ method }) => method === 'rule');
		const open = graders
			.modelsOf(record.schoolId)
			.filter((model) => !hasGraded(gradings, model, standing.record.rubric));
		const hasModelMark = gradings.some(({ method }) => method === 'model' || method === 'panel');
		const isLate = (await tx.nowMs()) - record.stageStartedAtMs > patienceMs;
		if (open.length === 0 || hasModelMark || isLate) return { rule, model: null };
		const answers = await tx.answers.list(record.id, standing.record.rubric.versionId);
		const parts = open.flatMap((model) =>
			inParts(model)
				.partsOf(input.rubric)
				.map(({ id }) => [model.version, id]),
		);
		const done = parts.filter(([version, id]) =>
			answers.some(({ graderVersion, partId }) => graderVersion === version && partId === id),
		);
		return { rule, model: { answered: done.length, parts: parts.length } };
	});
}
