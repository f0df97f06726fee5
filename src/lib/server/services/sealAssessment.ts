/** Sealing an assessment, taking that back while nobody has begun, and closing it before its time. */
import { faultsBeforeSealing, stageOfAssessment } from '#lib/domain/assessment/assessmentStage.ts';
import { drawNumbers } from '#lib/domain/assessment/candidateNumbers.ts';
import type { Actor } from './actor.ts';
import { change, requireDraft, type AssessmentDependencies } from './changeAssessment.ts';
import { ServiceError } from './serviceError.ts';

/** @throws ServiceError `not_ready` with what is missing first. */
export const seal = (deps: AssessmentDependencies, actor: Actor, id: string) =>
	change(deps, actor, id, async ({ tx, assessment, record }) => {
		requireDraft(assessment);
		const [stations, candidates, nowMs] = [
			await tx.assessments.listStations(id),
			await tx.assessments.listCandidates(id),
			await tx.nowMs(),
		];
		const counts = { stations: stations.length, candidates: candidates.length };
		const [fault] = faultsBeforeSealing({ ...counts, window: assessment.window }, nowMs);
		if (fault) throw new ServiceError('not_ready', { what: fault });
		const pins = deps.pinsOf(actor.schoolId);
		await tx.assessments.setNumbers(drawNumbers(candidates, deps.chance));
		await tx.assessments.update(id, { pins, sealedAtMs: nowMs });
		await record('assessment.sealed', { ...counts, pins });
	});

export const unseal = (deps: AssessmentDependencies, actor: Actor, id: string) =>
	change(deps, actor, id, async ({ tx, assessment, record }) => {
		if (assessment.sealedAtMs === null) return;
		if (await tx.assessments.hasBegun(id)) throw new ServiceError('candidates_have_begun');
		await tx.assessments.update(id, { pins: null, sealedAtMs: null, closedAtMs: null });
		await record('assessment.unsealed');
	});

export const close = (deps: AssessmentDependencies, actor: Actor, id: string) =>
	change(deps, actor, id, async ({ tx, assessment, record }) => {
		const nowMs = await tx.nowMs();
		if (stageOfAssessment(assessment, nowMs) === 'draft') throw new ServiceError('not_now');
		if (assessment.closedAtMs !== null) return;
		await tx.assessments.update(id, { closedAtMs: nowMs });
		await record('assessment.closed');
	});
