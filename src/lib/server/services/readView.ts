/** Reads a consultation as its student may see it. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { toStudentView } from '#lib/domain/consultation/toStudentView.ts';
import { check } from './check.ts';
import { isModelPlayed } from './engineFor.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	ConsultationRecord,
	ConsultationTransaction,
	PatientEngines,
	Transactions,
} from './ports.ts';
import type { Actor } from './actor.ts';
import { budgetReached } from './ports.ts';
import { areaLabel } from '#lib/domain/tutor/hintCatalogue.ts';
import { findRetryOf } from './findRetryOf.ts';
import { memoryOf } from './snapshots.ts';

export type ReadContext = {
	core: ConsultationCore;
	transactions: Transactions;
	engines: PatientEngines;
};

async function pendingReply(tx: ConsultationTransaction, consultationId: string) {
	const reply = await tx.findOpenReply(consultationId);
	if (!reply) return null;
	const shown = await tx.readShown(consultationId, reply.id);
	return { replyId: reply.id, ...shown };
}

/** The author's words in the last reply, though a model plays here: it was caught, or did not answer. */
async function engineOf(
	{ engines }: ReadContext,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
): Promise<StudentView['engine']> {
	if (!isModelPlayed(engines, record)) return 'scripted';
	const last = await tx.findLastSpoken(record.id);
	if (last?.spokenBy !== 'author') return 'model';
	return last.fault === budgetReached ? 'budget' : 'stand_in';
}

async function viewOf(
	context: ReadContext,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
): Promise<StudentView> {
	const { content, pack } = await context.core.open(record);
	const { id, stageStartedAtMs, dueAtMs, drillArea } = record;
	const [engine, nowMs, utterances, pending, hints, draft, retryOf] = await Promise.all([
		engineOf(context, tx, record),
		tx.nowMs(),
		tx.listUtterances(id),
		pendingReply(tx, id),
		tx.listHints(id),
		tx.findDraft(id),
		findRetryOf(tx, record),
	]);
	return toStudentView({
		consultationId: record.id,
		revision: record.revision,
		mode: record.mode,
		drill: drillArea && areaLabel(pack.hints, drillArea),
		retryOf,
		terms: record.terms,
		stage: record.stage,
		scenario: content.scenario,
		memory: memoryOf(record.snapshot),
		findings: pack.findings.findings,
		engine,
		clock: { nowMs, stageStartedAtMs, dueAtMs },
		utterances,
		pendingReply: pending,
		hints,
		draft: draft ?? emptyDraft,
	});
}

/** @throws ServiceError `not_found` also where the actor may not know that it exists. */
export async function findReadable(
	tx: ConsultationTransaction,
	actor: Actor,
	consultationId: string,
): Promise<ConsultationRecord> {
	const record = await tx.find(consultationId);
	check(actor, 'consultation.read', record);
	return record;
}

/** The view, and the number of the last chunk that it already holds or that came before it. */
export async function readView(
	context: ReadContext,
	actor: Actor,
	consultationId: string,
): Promise<{ view: StudentView; sequence: number }> {
	return context.transactions.readSchool(actor.schoolId, async (tx) => {
		const [record, sequence] = await Promise.all([
			findReadable(tx, actor, consultationId),
			tx.readSequence(consultationId),
		]);
		const view = await viewOf(context, tx, record);
		return { view, sequence: view.pendingReply?.sequence ?? sequence };
	});
}
