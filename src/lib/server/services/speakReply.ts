/** Speaks one reply from where it stands to its end: every chunk is logged before it is shown. */
import { buildReplyTask } from '#lib/domain/patient/replyTask.ts';
import { creditWait } from './creditWait.ts';
import { engineFor, isModelPlayed, isOtherModel } from './engineFor.ts';
import { finishReply } from './finishReply.ts';
import { findReachedBudget } from './modelBudget.ts';
import {
	budgetReached,
	notPinned,
	type ConsultationRecord,
	type OpenReply,
	type PatientEngine,
	type Speaking,
} from './ports.ts';
import { openCourse, type BegunReply, type Course, type SpeakContext } from './replyCourse.ts';
import { memoryOf } from './snapshots.ts';

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

async function speakOut(context: SpeakContext, course: Course): Promise<void> {
	const { work, owner, log, stopping } = context;
	const { id } = course.reply;
	try {
		const isSaid = await utter(context, course);
		if (!(await course.isStored)) return;
		if (isSaid) await finishReply(context, course, 'finished');
		else if (stopping.aborted) await work.releaseReply(id, owner);
	} catch (error) {
		if (!(await course.isStored)) return;
		// An engine may answer the order to fall silent with an error of its own.
		if (stopping.aborted) return await work.releaseReply(id, owner);
		log.error({ err: error, replyId: id }, 'A reply failed');
		// What was stored of it is read: the error may have come between storing and knowing.
		await finishReply(context, course, 'failed', null);
	}
}

/** Finishes it, gives it back when this process stops, or ends it as failed; throws when not even that is stored. */
export async function speakReply(
	context: SpeakContext,
	reply: OpenReply,
	begun: BegunReply,
): Promise<void> {
	const course = openCourse(reply, begun);
	if (begun.attempts > mostAttempts) return finishReply(context, course, 'failed');
	try {
		await speakOut(context, course);
	} finally {
		await storeUses(context, course);
	}
}
