/** Runs a student's command once: the same command id is answered the same, whatever was lost on the way. */
import type { ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { applyDueTime } from './applyDueTime.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction, OpenReply } from './ports.ts';
import { lastPosition, type Known } from './recentConsultations.ts';
import { findAnswer, keepRefusal } from './keptAnswers.ts';
import { ServiceError } from './serviceError.ts';
import { aboutNowMs, takeTurn, type Standing, type TurnContext } from './takeTurn.ts';
import type { Actor } from './actor.ts';
import type { Accepted } from './services.ts';

export type CommandContext = {
	tx: ConsultationTransaction;
	record: ConsultationRecord;
	/** Before any time that ran out was applied. */
	lockedRevision: number;
	open: Opened;
	nowMs: number;
	apply(event: ConsultationEvent): Promise<void>;
};

export type CommandRun = (context: CommandContext) => Promise<void>;

type Target = { consultationId: string; commandId: string };

export type CommandDependencies = TurnContext & {
	core: ConsultationCore;
	/**
	 * Speaks a reply that a command begins.
	 * @param known the consultation as the command leaves it.
	 * @param stored the same once that is stored; null where it is not, and nothing may be said.
	 */
	speak(reply: OpenReply, known: Known, stored: Promise<Known | null>): void;
};
type Dependencies = CommandDependencies;

type Outcome = {
	answer: Accepted | ServiceError;
	/** What the command began, and the consultation as it left it. */
	begun: { reply: OpenReply; known: Known } | null;
};

/** Many times what a real consultation needs; ending and handing in stay possible. */
const mostEvents = 1000;
const adds = new Set<ConsultationEvent['type']>([
	'student.spoke',
	'student.examined',
	'student.acted',
]);

function contextOf(core: ConsultationCore, given: Omit<CommandContext, 'apply'>): CommandContext {
	const { tx, open, nowMs } = given;
	const context: CommandContext = {
		...given,
		async apply(event) {
			if (adds.has(event.type) && context.record.revision >= mostEvents) {
				throw new ServiceError('too_much');
			}
			context.record = await core.apply(tx, context.record, open, event, nowMs);
		},
	};
	return context;
}

/** Read behind the writes, in the same journey: the utterances with the positions and times the database gave them. */
async function readBegun(
	{ recent, uptimeMs }: Dependencies,
	{ tx, record, lockedRevision, nowMs }: CommandContext,
): Promise<Outcome['begun']> {
	const [reply] = tx.begun;
	if (!reply) return null;
	const { id } = record;
	const before = recent.findAt(id, lockedRevision);
	const [utterances, sequence, draft] = await Promise.all([
		tx.listUtterances(id, lastPosition(before)),
		before?.sequence ?? tx.readSequence(id),
		tx.findDraft(id),
	]);
	const known: Known = {
		record,
		utterances: [...(before?.utterances ?? []), ...utterances],
		sequence,
		pendingReply: { replyId: reply.id, text: '', sequence },
		lastSpoken: null,
		draft,
		...{ nowMs, uptimeMs: uptimeMs() },
	};
	return { reply, known };
}

/** An error that is answered, not thrown, keeps what the transaction stored. */
async function runOnce(
	deps: Dependencies,
	tx: ConsultationTransaction,
	{ locked, nowMs }: { locked: ConsultationRecord; nowMs: number },
	commandId: string,
	run: CommandRun,
): Promise<Outcome> {
	const { core } = deps;
	const open = await core.open(locked);
	const timely = await applyDueTime(core, tx, locked, open, nowMs);
	if (timely.stage !== locked.stage) {
		// The time that ran out is stored; the command itself came too late.
		await tx.wake(locked.id);
		return { answer: new ServiceError('time_is_up'), begun: null };
	}
	const context = contextOf(core, {
		tx,
		record: timely,
		lockedRevision: locked.revision,
		open,
		nowMs,
	});
	await run(context);
	const answer: Accepted = { revision: context.record.revision };
	await tx.saveResponse(locked.id, commandId, answer);
	const begun = await readBegun(deps, context);
	await tx.wake(locked.id, begun?.known);
	return { answer, begun };
}

/** As the turn leaves it, its reply still to be spoken. */
function standingAfter(
	seen: Known,
	record: ConsultationRecord,
	reply: OpenReply | undefined,
): Standing {
	const { sequence } = seen;
	if (!reply) return { record, sequence, pendingReply: null, lastSpoken: seen.lastSpoken };
	const pendingReply = { replyId: reply.id, text: '', sequence };
	return { record, sequence, pendingReply, lastSpoken: null };
}

/**
 * On what this process saw last. The reply's speaker may think of its words while the turn is stored: it depends on
 * nothing that storing could change.
 * @returns null where the command has to be run under the lock.
 */
async function commandInTurn(
	deps: Dependencies,
	actor: Actor,
	{ consultationId, commandId }: Target,
	run: CommandRun,
): Promise<Accepted | null> {
	const { core, recent } = deps;
	const seen = recent.find(consultationId);
	// Where a stage begins or ends, its moments are the database's to tell.
	if (!seen || seen.pendingReply || seen.record.stage !== 'talking') return null;
	check(actor, 'consultation.act', seen.record);
	const open = await core.open(seen.record);
	const nowMs = aboutNowMs(deps, seen);
	const turn: Promise<Known | null> = takeTurn(deps, seen, async (tx) => {
		const { record: known } = seen;
		const given = { tx, record: known, lockedRevision: known.revision, open, nowMs };
		const context = contextOf(core, given);
		await run(context);
		const { record } = context;
		await tx.saveResponse(consultationId, commandId, { revision: record.revision });
		const [reply] = tx.begun;
		const standing = standingAfter(seen, record, reply);
		const utterances = [...seen.utterances, ...tx.appended];
		if (reply) deps.speak(reply, { ...seen, ...standing, utterances }, turn);
		return standing;
	});
	const stored = await turn;
	return stored && { revision: stored.record.revision };
}

async function commandUnderLock(
	deps: Dependencies,
	actor: Actor,
	{ consultationId, commandId }: Target,
	run: CommandRun,
): Promise<Accepted> {
	const { answer, begun } = await deps.transactions.inSchool(actor.schoolId, async (tx) => {
		// In one journey, and in this order: who answers, and what the time is, once nobody else is at it.
		const [locked, answered, nowMs] = await Promise.all([
			tx.lock(consultationId),
			findAnswer(tx, consultationId, commandId),
			tx.nowMs(),
		]);
		check(actor, 'consultation.act', locked);
		if (answered) return { answer: answered, begun: null };
		return runOnce(deps, tx, { locked, nowMs }, commandId, run);
	});
	if (begun) {
		const { reply, known } = begun;
		deps.recent.keep(known);
		deps.speak(reply, known, Promise.resolve(known));
	} else {
		deps.recent.forget(consultationId);
	}
	if (answer instanceof ServiceError) throw answer;
	return answer;
}

async function command(
	deps: Dependencies,
	actor: Actor,
	target: Target,
	run: CommandRun,
): Promise<Accepted> {
	try {
		const stored = await commandInTurn(deps, actor, target, run);
		return stored ?? (await commandUnderLock(deps, actor, target, run));
	} catch (error) {
		return keepRefusal(deps.transactions, actor, target, error);
	}
}

async function reachTime(
	{ core, transactions }: Dependencies,
	schoolId: string,
	consultationId: string,
): Promise<void> {
	await transactions.inSchool(schoolId, async (tx) => {
		const locked = await tx.lock(consultationId);
		if (!locked) return;
		const open = await core.open(locked);
		const next = await applyDueTime(core, tx, locked, open, await tx.nowMs());
		if (next.revision !== locked.revision) await tx.wake(consultationId);
	});
}

export function createCommands(deps: CommandDependencies) {
	return {
		/**
		 * Time that ran out before the command arrived is applied first.
		 * @param run applies the command's events; it may throw a ServiceError, which stores nothing. It may be run twice, and only one of
		 * them is stored.
		 * @returns the revision after it, or the stored answer when the command id is known.
		 */
		command: (actor: Actor, consultationId: string, commandId: string, run: CommandRun) =>
			command(deps, actor, { consultationId, commandId }, run),
		/** For the sweeper: applies what has come due, if anything still is. */
		reachTime: (schoolId: string, consultationId: string) =>
			reachTime(deps, schoolId, consultationId),
	};
}

export type Commands = ReturnType<typeof createCommands>;
