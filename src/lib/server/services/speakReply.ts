/** Speaks one reply from where it stands to its end: every chunk is logged before it is shown. */
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import { buildReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { creditWait } from './creditWait.ts';
import {
	budgetReached,
	notPinned,
	type ConsultationRecord,
	type ConsultationTransaction,
	type Ids,
	type Log,
	type ModelLedger,
	type OpenReply,
	type PatientEngine,
	type PatientEngines,
	type PendingWork,
	type ShownText,
	type Speaking,
} from './ports.ts';
import type { ReplyLog } from './streamPorts.ts';
import { engineFor, isModelPlayed, isOtherModel } from './engineFor.ts';
import { findReachedBudget } from './modelBudget.ts';
import type { Known } from './recentConsultations.ts';
import { memoryOf } from './snapshots.ts';
import { aboutNowMs, takeTurn, type TurnContext } from './takeTurn.ts';

export type SpeakContext = TurnContext & {
	core: ConsultationCore;
	engines: PatientEngines;
	ledger: ModelLedger;
	work: PendingWork;
	replyLog: ReplyLog;
	ids: Ids;
	log: Log;
	/** Letters that no sentence holds, the same for one consultation on every process. */
	keyOf(consultationId: string): string;
	/** Names this process. */
	owner: string;
	/** Aborted when this process must fall silent. */
	stopping: AbortSignal;
	/** Resolves at the next beat: between two beats a reply shows one piece. */
	beat(): Promise<void>;
};

/** A reply while it is spoken. */
type Course = {
	reply: OpenReply;
	/** The consultation when it was begun; null for a reply that another process began. */
	known: Known | null;
	/** All that was shown of it, and the number of its last chunk; null until that is known. */
	shown: ShownText | null;
	/** How it is being spoken, as far as it is known. */
	speaking: Speaking | null;
	/** The same, where that is not stored yet. */
	unstored: Speaking | null;
	/** What models were asked for it, where that is not in the ledger yet. */
	uses: ModelUse[];
	/** Whether what began it is stored: before, and where it is not, nothing may be shown. */
	isStored: Promise<boolean>;
};

type Ending = { course: Course; status: 'finished' | 'failed'; shown: ShownText | null };

/** What is left of the reply joins the transcript. @returns null when it is no longer this process's to end. */
async function endIn(
	{ core, owner }: SpeakContext,
	tx: ConsultationTransaction,
	{ course, status, shown }: Ending,
	{ record, nowMs }: { record: ConsultationRecord; nowMs: number },
): Promise<ConsultationRecord | null> {
	const { reply, unstored: speaking, uses } = course;
	const open = await core.open(record);
	const spoken = { reply, text: shown?.text ?? null, status, owner, speaking };
	const closed = await core.endReply(tx, record.id, open, spoken);
	if (!closed) return null;
	for (const use of uses) await tx.recordUse(record.id, use);
	const type = status === 'finished' ? 'patient.replied' : 'patient.failed';
	return core.apply(tx, record, open, { type, ...closed }, nowMs);
}

const lastSpokenIn = ({ reply, speaking }: Course) =>
	speaking ?? { spokenBy: reply.spokenBy ?? 'author', fault: null };

/** On what this process saw last. @returns false where it has to be done under the lock. */
async function finishInTurn(context: SpeakContext, { course, status, shown }: Ending) {
	const seen = context.recent.find(course.reply.consultationId);
	if (!shown || seen?.pendingReply?.replyId !== course.reply.id) return false;
	const nowMs = aboutNowMs(context, seen);
	const ended = await takeTurn(context, seen, async (tx) => {
		const record = await endIn(context, tx, { course, status, shown }, { ...seen, nowMs });
		const { sequence } = shown;
		return record && { record, sequence, pendingReply: null, lastSpoken: lastSpokenIn(course) };
	});
	return ended !== null;
}

async function finishUnderLock(context: SpeakContext, ending: Ending): Promise<boolean> {
	const { transactions, recent } = context;
	const { schoolId, consultationId } = ending.course.reply;
	recent.forget(consultationId);
	return transactions.inSchool(schoolId, async (tx) => {
		const [record, nowMs] = await Promise.all([tx.lock(consultationId), tx.nowMs()]);
		if (!record || !(await endIn(context, tx, ending, { record, nowMs }))) return false;
		await tx.wake(consultationId);
		return true;
	});
}

async function finish(
	context: SpeakContext,
	course: Course,
	status: 'finished' | 'failed',
	shown = course.shown,
): Promise<void> {
	const ending = { course, status, shown };
	const isEnded = (await finishInTurn(context, ending)) || (await finishUnderLock(context, ending));
	// They are in the ledger with it.
	if (isEnded) course.uses = [];
}

/** What another process left behind. */
async function readLeft({ transactions, engines }: SpeakContext, reply: OpenReply) {
	return transactions.inSchool(reply.schoolId, async (tx) => {
		const [record, shown, utterances] = await Promise.all([
			tx.find(reply.consultationId),
			tx.readShown(reply.consultationId, reply.id),
			engines.of(reply.schoolId).kind === 'model' ? tx.listUtterances(reply.consultationId) : [],
		]);
		if (!record) throw new Error(`Reply ${reply.id} belongs to no consultation.`);
		return { record, utterances, shown };
	});
}

const standingIn = (fault: string): Speaking => ({
	...{ spokenBy: 'author', model: null, briefVersion: null, caught: null },
	...{ fault, isCut: false },
});

/** A budget that is used up, or a model that the assessment was not sealed with, hands the patient over to the author's words. */
async function chooseEngine(
	{ engines, ledger }: SpeakContext,
	course: Course,
	record: ConsultationRecord,
): Promise<PatientEngine> {
	const { schoolId, id: consultationId, studentId: userId } = record;
	const engine = engineFor(engines, record);
	if (isOtherModel(engines, record) && isModelPlayed(engines, record)) {
		course.reply = { ...course.reply, spokenBy: 'author' };
		course.unstored = course.speaking = standingIn(notPinned);
	}
	if (engine.kind === 'scripted') return engine;
	if (!(await findReachedBudget(ledger, { schoolId, consultationId, userId }))) return engine;
	course.reply = { ...course.reply, spokenBy: 'author' };
	course.unstored = course.speaking = standingIn(budgetReached);
	return engines.scripted;
}

async function prepare(context: SpeakContext, course: Course) {
	const { core, keyOf } = context;
	const { reply, known } = course;
	const start = known
		? { ...known, shown: { text: '', sequence: known.sequence } }
		: await readLeft(context, reply);
	const { record, utterances, shown } = start;
	const open = await core.open(record);
	const engine = await chooseEngine(context, course, record);
	const task = buildReplyTask({
		wording: open.wording,
		rubric: open.content.rubric,
		plan: reply.plan,
		memory: memoryOf(record.snapshot),
		utterances,
		key: keyOf(record.id),
		guard: open.guard,
		mode: record.mode,
	});
	return { task, shown, engine };
}

/** Before words follow in another's name: whoever goes on with them must know whose they are. */
async function storeSpeaking({ transactions }: SpeakContext, course: Course): Promise<void> {
	const { reply, unstored } = course;
	if (!unstored) return;
	await transactions.inSchool(reply.schoolId, (tx) => tx.recordSpeaking(reply.id, unstored));
	course.unstored = null;
}

/** @returns false when the reply was stopped or taken over in the middle. */
async function show(context: SpeakContext, course: Course, text: string): Promise<boolean> {
	const { replyLog, wakeups, owner } = context;
	const { reply, shown } = course;
	await storeSpeaking(context, course);
	const before = shown ?? { text: '', sequence: 0 };
	const sequence = before.sequence + 1;
	const isFirst = before.text === '';
	if (!(await replyLog.append(reply, owner, { sequence, text, isFirst }))) return false;
	course.shown = { text: before.text + text, sequence };
	wakeups.publish(reply.consultationId, { replyId: reply.id, sequence, text });
	return true;
}

/** @returns false when the reply was stopped or taken over in the middle. */
async function utter(context: SpeakContext, course: Course): Promise<boolean> {
	const { stopping, uptimeMs } = context;
	const { task, shown, engine } = await prepare(context, course);
	course.shown = shown;
	const startMs = uptimeMs();
	for await (const piece of engine.reply(task, shown.text, stopping, (use) =>
		course.uses.push(use),
	)) {
		if (piece.kind === 'speaking') {
			course.unstored = course.speaking = piece.speaking;
			course.reply = { ...course.reply, spokenBy: piece.speaking.spokenBy };
			continue;
		}
		const waitedMs = course.shown.text === '' ? Math.floor(uptimeMs() - startMs) : 0;
		if (!(await course.isStored) || !(await show(context, course, piece.text))) return false;
		await creditWait(context, course.reply, waitedMs);
		await context.beat();
	}
	return !stopping.aborted;
}

/** Of a reply that was stopped, or that another process took over. */
async function storeUses({ ledger, log }: SpeakContext, { reply, uses }: Course): Promise<void> {
	const { schoolId, consultationId } = reply;
	for (const use of uses.splice(0)) {
		await ledger
			.record({ schoolId, consultationId, userId: null }, use)
			.catch((error: unknown) => log.error({ err: error }, 'A model’s use was not recorded'));
	}
}

/** Taken more often than restarts explain, a reply is given up: the student must be able to go on. */
const mostAttempts = 5;

/** A reply to be spoken, as it was found or begun. */
export type BegunReply = {
	attempts: number;
	/** The consultation as it is when the reply is begun; null for one that another process began. */
	known: Known | null;
	/** The same once it is stored, or null where it could not be; for one that another process began, null at once. */
	stored: Promise<Known | null> | null;
};

const openCourse = (reply: OpenReply, { known, stored }: BegunReply): Course => ({
	...{ reply, known, shown: null, speaking: null, unstored: null, uses: [] },
	isStored: stored
		? stored.then(
				(done) => done !== null,
				() => false,
			)
		: Promise.resolve(true),
});

async function speakOut(context: SpeakContext, course: Course): Promise<void> {
	const { work, owner, log, stopping } = context;
	const { id } = course.reply;
	try {
		const isSaid = await utter(context, course);
		if (!(await course.isStored)) return;
		if (isSaid) await finish(context, course, 'finished');
		else if (stopping.aborted) await work.releaseReply(id, owner);
	} catch (error) {
		if (!(await course.isStored)) return;
		// An engine may answer the order to fall silent with an error of its own.
		if (stopping.aborted) return await work.releaseReply(id, owner);
		log.error({ err: error, replyId: id }, 'A reply failed');
		// What was stored of it is read: the error may have come between storing and knowing.
		await finish(context, course, 'failed', null);
	}
}

/** Finishes it, gives it back when this process stops, or ends it as failed; throws when not even that is stored. */
export async function speakReply(
	context: SpeakContext,
	reply: OpenReply,
	begun: BegunReply,
): Promise<void> {
	const course = openCourse(reply, begun);
	if (begun.attempts > mostAttempts) return finish(context, course, 'failed');
	try {
		await speakOut(context, course);
	} finally {
		await storeUses(context, course);
	}
}
