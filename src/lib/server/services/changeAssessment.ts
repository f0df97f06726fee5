/** Every change of an assessment: may they, nobody else meanwhile, and on record with it. */
import { can } from '#lib/domain/access/can.ts';
import type { Actor } from './actor.ts';
import type { AssessmentRecord, Chance, PinsOf } from './assessmentPorts.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { CaseLibrary, ConsultationTransaction, Ids, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';

export type AssessmentDependencies = {
	core: ConsultationCore;
	cases: CaseLibrary;
	transactions: Transactions;
	ids: Ids;
	chance: Chance;
	pinsOf: PinsOf;
};

/** @throws ServiceError `not_allowed`. */
export function requireAuthor(actor: Actor): void {
	if (!can(actor, 'assessment.write', { schoolId: actor.schoolId })) {
		throw new ServiceError('not_allowed');
	}
}

/** One change of one assessment, with its audit record. */
export type AssessmentChange = {
	tx: ConsultationTransaction;
	actor: Actor;
	assessment: AssessmentRecord;
	record(action: string, details?: Record<string, unknown>): Promise<void>;
};

/** @throws ServiceError `not_allowed`, `not_found`. */
export async function change<Result>(
	{ transactions }: AssessmentDependencies,
	actor: Actor,
	id: string,
	work: (context: AssessmentChange) => Promise<Result>,
): Promise<Result> {
	requireAuthor(actor);
	return transactions.inSchool(actor.schoolId, async (tx) => {
		const assessment = await tx.assessments.lock(id);
		if (!assessment) throw new ServiceError('not_found');
		const record = (action: string, details: Record<string, unknown> = {}) =>
			tx.recordAudit({
				...{ schoolId: actor.schoolId, actorId: actor.userId, action, details },
				...{ resourceType: 'assessment', resourceId: id },
			});
		return work({ tx, actor, assessment, record });
	});
}

/** @throws ServiceError `assessment_sealed`. */
export function requireDraft({ sealedAtMs }: AssessmentRecord): void {
	if (sealedAtMs !== null) throw new ServiceError('assessment_sealed');
}

/** What only a draft allows. */
export const inDraft = (
	deps: AssessmentDependencies,
	actor: Actor,
	id: string,
	work: (context: AssessmentChange) => Promise<void>,
) =>
	change(deps, actor, id, async (context) => {
		requireDraft(context.assessment);
		await work(context);
	});
