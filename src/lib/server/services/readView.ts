/** Reads a consultation as its student may see it. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { toStudentView } from '#lib/domain/consultation/toStudentView.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	ConsultationRecord,
	ConsultationTransaction,
	PatientEngine,
	Transactions,
} from './ports.ts';
import type { Actor } from './actor.ts';
import { memoryOf } from './snapshots.ts';

export type ReadContext = {
	core: ConsultationCore;
	transactions: Transactions;
	engine: PatientEngine;
};

async function pendingReply(tx: ConsultationTransaction, consultationId: string) {
	const reply = await tx.findOpenReply(consultationId);
	if (!reply) return null;
	const shown = await tx.readShown(consultationId, reply.id);
	return { replyId: reply.id, ...shown };
}

/** The author's words in the last reply, though a model plays here: it was caught, or did not answer. */
async function engineOf(
	{ engine }: ReadContext,
	tx: ConsultationTransaction,
	consultationId: string,
): Promise<StudentView['engine']> {
	if (engine.kind === 'scripted') return engine.kind;
	const by = await tx.findLastSpokenBy(consultationId);
	return by === 'author' ? 'stand_in' : 'model';
}

async function clockOf(tx: ConsultationTransaction, record: ConsultationRecord) {
	const { stageStartedAtMs, dueAtMs } = record;
	return { nowMs: await tx.nowMs(), stageStartedAtMs, dueAtMs };
}

async function viewOf(
	context: ReadContext,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
): Promise<StudentView> {
	const { content, pack } = await context.core.open(record);
	return toStudentView({
		consultationId: record.id,
		revision: record.revision,
		mode: record.mode,
		stage: record.stage,
		scenario: content.scenario,
		memory: memoryOf(record.snapshot),
		findings: pack.findings.findings,
		engine: await engineOf(context, tx, record.id),
		clock: await clockOf(tx, record),
		utterances: await tx.listUtterances(record.id),
		pendingReply: await pendingReply(tx, record.id),
		hints: await tx.listHints(record.id),
		draft: (await tx.findDraft(record.id)) ?? emptyDraft,
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
	return context.transactions.inSchool(actor.schoolId, async (tx) => {
		const record = await findReadable(tx, actor, consultationId);
		const sequence = await tx.readSequence(consultationId);
		const view = await viewOf(context, tx, record);
		return { view, sequence: view.pendingReply?.sequence ?? sequence };
	});
}
