/** What may still change after sealing: the window, a candidate's extra time and the code; each with a reason on record. */
import {
	extendsWindow,
	mayChangeExtraTime,
	type AmendmentKind,
} from '#lib/domain/assessment/amendment.ts';
import { reasonSchema, type Window } from '#lib/domain/assessment/assessment.ts';
import { nextDueAtMs, stageAllowanceMs } from '#lib/domain/consultation/deadlines.ts';
import type { AssessmentChange } from './changeAssessment.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, Ids } from './ports.ts';
import { ServiceError } from './serviceError.ts';
import { memoryOf } from './snapshots.ts';

type Dependencies = { core: ConsultationCore; ids: Ids };

type Amended = { kind: AmendmentKind; candidateId: string | null; before: unknown; after: unknown };

/**
 * A draft is simply changed; what was sealed is amended.
 * @throws ServiceError `assessment_reason_needed` where it is sealed and no reason is given.
 */
async function note(
	{ ids }: Dependencies,
	{ tx, actor, assessment, record }: AssessmentChange,
	amended: Amended,
	given: string,
): Promise<void> {
	const { kind, candidateId } = amended;
	if (assessment.sealedAtMs === null) {
		return record(`assessment.${kind}_set`, candidateId ? { candidateId } : {});
	}
	const reason = reasonSchema.safeParse(given);
	if (!reason.success) throw new ServiceError('assessment_reason_needed');
	const [id, authorId] = [ids.newId(), actor.userId];
	const amendment = { ...amended, id, assessmentId: assessment.id, reason: reason.data, authorId };
	await tx.assessments.amend(amendment);
	// The words stand in the amendment, where erasure finds them.
	await record('assessment.amended', { amendmentId: id, kind });
}

/** @throws ServiceError `window_only_grows` once somebody has begun. */
export async function amendWindow(
	deps: Dependencies,
	context: AssessmentChange,
	window: Window,
	reason: string,
): Promise<void> {
	const { tx, assessment } = context;
	const before = assessment.window;
	const hasBegun = before !== null && (await tx.assessments.hasBegun(assessment.id));
	if (hasBegun && !extendsWindow(before, window)) throw new ServiceError('window_only_grows');
	await note(deps, context, { kind: 'window', candidateId: null, before, after: window }, reason);
	await tx.assessments.update(assessment.id, { window });
}

/** A code that is known by now says nothing to who reads the record later: neither is kept there. */
export async function amendStartCode(
	deps: Dependencies,
	context: AssessmentChange,
	startCode: string,
	reason: string,
): Promise<void> {
	const amended = { kind: 'start_code', candidateId: null, before: null, after: null } as const;
	await note(deps, context, amended, reason);
	await context.tx.assessments.update(context.assessment.id, { startCode });
}

/** The stage that runs, and those to come, take the new allowance; what was given back in it stays given. */
async function lengthen(
	{ core }: Dependencies,
	record: ConsultationRecord,
	extraPercent: number,
): Promise<ConsultationRecord> {
	const { content } = await core.open(record);
	const { stage, dueAtMs, stageStartedAtMs } = record;
	const terms = record.terms && { ...record.terms, extraPercent };
	const allowance = (of: ConsultationRecord['terms']) =>
		stageAllowanceMs(content.scenario, stage, of) ?? 0;
	const later = allowance(terms) - allowance(record.terms);
	const due = dueAtMs === null ? null : dueAtMs + later;
	const past = memoryOf(record.snapshot).timeline;
	const at = { stage, stageStartedAtMs, dueAtMs: due, terms, past };
	return { ...record, terms, dueAtMs: due, nextDueAtMs: nextDueAtMs(content.scenario, at) };
}

/** @throws ServiceError `time_only_grows` for who has begun, `not_found`. */
export async function amendExtraTime(
	deps: Dependencies,
	context: AssessmentChange,
	{ candidateId, extraPercent }: { candidateId: string; extraPercent: number },
	reason: string,
): Promise<void> {
	const { tx, assessment } = context;
	const all = await tx.assessments.listCandidates(assessment.id);
	const candidate = all.find(({ id }) => id === candidateId);
	if (!candidate) throw new ServiceError('not_found');
	const before = candidate.extraPercent;
	if (!mayChangeExtraTime(before, extraPercent, candidate.hasBegun)) {
		throw new ServiceError('time_only_grows');
	}
	if (before === extraPercent) return;
	const amended = { kind: 'extra_time', candidateId, before, after: extraPercent } as const;
	await note(deps, context, amended, reason);
	await tx.assessments.setExtraPercent(candidateId, extraPercent);
	for (const { consultationId } of await tx.assessments.listSat(candidateId)) {
		const record = await tx.lock(consultationId);
		if (!record || record.dueAtMs === null) continue;
		await tx.sittingClock.saveTerms(await lengthen(deps, record, extraPercent));
		await tx.wake(consultationId);
	}
}
