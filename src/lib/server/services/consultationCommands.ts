/** Runs a student's command once: the same command id is answered the same, whatever was lost on the way. */
import type { ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { applyDueTime } from './applyDueTime.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';
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

type Dependencies = { core: ConsultationCore; transactions: Transactions };

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

/** @returns what to answer; an error that is returned, not thrown, keeps what the transaction stored. */
async function runOnce(
	{ core }: Dependencies,
	tx: ConsultationTransaction,
	locked: ConsultationRecord,
	commandId: string,
	run: CommandRun,
): Promise<Accepted | ServiceError> {
	const answered = await tx.findResponse(locked.id, commandId);
	if (answered) return answered as Accepted;
	const open = await core.open(locked);
	const nowMs = await tx.nowMs();
	const timely = await applyDueTime(core, tx, locked, open, nowMs);
	if (timely.stage !== locked.stage) {
		// The time that ran out is stored; the command itself came too late.
		await tx.wake(locked.id);
		return new ServiceError('time_is_up');
	}
	const context = contextOf(core, {
		tx,
		record: timely,
		lockedRevision: locked.revision,
		open,
		nowMs,
	});
	await run(context);
	const response: Accepted = { revision: context.record.revision };
	await tx.saveResponse(locked.id, commandId, response);
	await tx.wake(locked.id);
	return response;
}

async function command(
	deps: Dependencies,
	actor: Actor,
	{ consultationId, commandId }: Target,
	run: CommandRun,
): Promise<Accepted> {
	const outcome = await deps.transactions.inSchool(actor.schoolId, async (tx) => {
		const locked = await tx.lock(consultationId);
		check(actor, 'consultation.act', locked);
		return runOnce(deps, tx, locked, commandId, run);
	});
	if (outcome instanceof ServiceError) throw outcome;
	return outcome;
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

export function createCommands(core: ConsultationCore, transactions: Transactions) {
	const deps: Dependencies = { core, transactions };
	return {
		/**
		 * Time that ran out before the command arrived is applied first.
		 * @param run applies the command's events; it may throw a ServiceError, which stores nothing.
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
