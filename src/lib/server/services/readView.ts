/** Reads a consultation as its student may see it. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { toStudentView, type StudentViewInput } from '#lib/domain/consultation/toStudentView.ts';
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
import type { Known, RecentConsultations } from './recentConsultations.ts';
import { memoryOf } from './snapshots.ts';

export type ReadContext = {
	core: ConsultationCore;
	transactions: Transactions;
	engines: PatientEngines;
	recent: RecentConsultations;
	/** A clock that only moves forward. */
	uptimeMs(): number;
};

async function findPendingReply(tx: ConsultationTransaction, consultationId: string) {
	const reply = await tx.findOpenReply(consultationId);
	if (!reply) return null;
	const shown = await tx.readShown(consultationId, reply.id);
	return { replyId: reply.id, ...shown };
}

/** The author's words in the last reply, though a model plays here: it was caught, or did not answer. */
function engineAfter(last: Known['lastSpoken']): StudentView['engine'] {
	if (last?.spokenBy !== 'author') return 'model';
	return last.fault === budgetReached ? 'budget' : 'stand_in';
}

async function engineOf(
	{ engines }: ReadContext,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
): Promise<StudentView['engine']> {
	if (!isModelPlayed(engines, record)) return 'scripted';
	return engineAfter(await tx.findLastSpoken(record.id));
}

/** What a view shows besides the consultation itself: of this a turn of the conversation changes nothing, or says so. */
type Surroundings = Pick<StudentViewInput, 'engine' | 'hints' | 'retryOf'>;

/** Builds the view of what was read, or handed over. */
async function compose(
	{ core }: ReadContext,
	known: Omit<Known, 'sequence' | 'lastSpoken' | 'uptimeMs'>,
	surroundings: Surroundings,
): Promise<StudentView> {
	const { record, draft, nowMs, utterances, pendingReply } = known;
	const { content, pack } = await core.open(record);
	const { stageStartedAtMs, dueAtMs, drillArea } = record;
	return toStudentView({
		consultationId: record.id,
		revision: record.revision,
		mode: record.mode,
		drill: drillArea && areaLabel(pack.hints, drillArea),
		terms: record.terms,
		stage: record.stage,
		scenario: content.scenario,
		memory: memoryOf(record.snapshot),
		findings: pack.findings.findings,
		clock: { nowMs, stageStartedAtMs, dueAtMs },
		utterances,
		pendingReply,
		draft: draft ?? emptyDraft,
		...surroundings,
	});
}

async function read(context: ReadContext, tx: ConsultationTransaction, record: ConsultationRecord) {
	const { id } = record;
	const [engine, nowMs, utterances, pending, hints, draft, retryOf] = await Promise.all([
		engineOf(context, tx, record),
		tx.nowMs(),
		tx.listUtterances(id),
		findPendingReply(tx, id),
		tx.listHints(id),
		tx.findDraft(id),
		findRetryOf(tx, record),
	]);
	const surroundings = { engine, hints, retryOf };
	const known = { record, nowMs, utterances, pendingReply: pending, draft };
	return { known, view: await compose(context, known, surroundings), surroundings };
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

export type SeenRoom = {
	view: StudentView;
	/** The number of the last chunk that the view already holds or that came before it. */
	sequence: number;
	surroundings: Surroundings;
};

export async function readView(
	context: ReadContext,
	actor: Actor,
	consultationId: string,
): Promise<SeenRoom> {
	return context.transactions.readSchool(actor.schoolId, async (tx) => {
		const [record, sequence] = await Promise.all([
			findReadable(tx, actor, consultationId),
			tx.readSequence(consultationId),
		]);
		const { known, ...seen } = await read(context, tx, record);
		if (!known.pendingReply) {
			const { uptimeMs, recent } = context;
			recent.meet({ ...known, sequence, lastSpoken: null, uptimeMs: uptimeMs() });
		}
		return { ...seen, sequence: seen.view.pendingReply?.sequence ?? sequence };
	});
}

/**
 * As `readView`, of what a command of this process has just stored: nothing is read again.
 * @param surroundings as the revision before showed them.
 */
export async function viewHandedOver(
	context: ReadContext,
	actor: Actor,
	known: Known,
	surroundings: Surroundings,
): Promise<SeenRoom> {
	check(actor, 'consultation.read', known.record);
	const { engine } = surroundings;
	const whoSpeaks = () => {
		if (!isModelPlayed(context.engines, known.record)) return 'scripted';
		if (known.lastSpoken) return engineAfter(known.lastSpoken);
		return engine === 'scripted' ? 'model' : engine;
	};
	const after: Surroundings = { ...surroundings, engine: whoSpeaks() };
	const nowMs = known.nowMs + Math.floor(context.uptimeMs() - known.uptimeMs);
	const view = await compose(context, { ...known, nowMs }, after);
	return { view, sequence: known.sequence, surroundings: after };
}
