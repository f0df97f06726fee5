/** Runs a student's command once: the same command id is answered the same, whatever was lost on the way. */
import { can } from '#lib/domain/access/can.ts';
import { dueTimelineId } from '#lib/domain/consultation/deadlines.ts';
import type { ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { memoryOf, type ConsultationCore, type Opened } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';
import type { Accepted, Actor } from './services.ts';

export type CommandContext = {
	tx: ConsultationTransaction;
	record: ConsultationRecord;
	open: Opened;
	nowMs: number;
	apply(event: ConsultationEvent): Promise<void>;
};

export type CommandRun = (context: CommandContext) => Promise<void>;

type Resource = Pick<ConsultationRecord, 'schoolId' | 'studentId'>;

/** @throws ServiceError `not_found` also where the actor may not know that it exists. */
export function check(
	actor: Actor,
	action: Parameters<typeof can>[1],
	record: Resource | null,
): asserts record is Resource {
	if (!record) throw new ServiceError('not_found');
	const resource = { schoolId: record.schoolId, ownerId: record.studentId };
	if (!can(actor, action, resource)) throw new ServiceError('not_found');
}

export function createCommands(core: ConsultationCore, transactions: Transactions) {
	/** Time that ran out before the command arrived is applied first. */
	async function applyDueTime(
		tx: ConsultationTransaction,
		record: ConsultationRecord,
		open: Opened,
		nowMs: number,
	): Promise<ConsultationRecord> {
		if (record.dueAtMs !== null && record.dueAtMs <= nowMs) {
			return core.apply(tx, record, open, { type: 'time.reached' }, nowMs);
		}
		if (record.stage !== 'talking') return record;
		const elapsed = nowMs - record.stageStartedAtMs;
		const past = memoryOf(record.snapshot).timeline;
		const timelineId = dueTimelineId(open.content.scenario, elapsed, past);
		const event = { type: 'time.reached', timelineId } as const;
		if (!timelineId || !core.can(open, record, event)) return record;
		return core.apply(tx, record, open, event, nowMs);
	}

	/**
	 * @param run applies the command's events; it may throw a ServiceError, which stores nothing.
	 * @returns the revision after it, or the stored answer when the command id is known.
	 */
	async function command(
		actor: Actor,
		consultationId: string,
		commandId: string,
		run: CommandRun,
	): Promise<Accepted> {
		const outcome = await transactions.inSchool(actor.schoolId, async (tx) => {
			const locked = await tx.lock(consultationId);
			check(actor, 'consultation.act', locked);
			const answered = await tx.findResponse(consultationId, commandId);
			if (answered) return answered as Accepted;
			const open = await core.open(locked);
			const nowMs = await tx.nowMs();
			const timely = await applyDueTime(tx, locked, open, nowMs);
			if (timely.stage !== locked.stage) {
				// The time that ran out is stored; the command itself came too late.
				await tx.wake(consultationId);
				return new ServiceError('time_is_up');
			}
			const context: CommandContext = {
				tx,
				record: timely,
				open,
				nowMs,
				async apply(event) {
					context.record = await core.apply(tx, context.record, open, event, nowMs);
				},
			};
			await run(context);
			const response: Accepted = { revision: context.record.revision };
			await tx.saveResponse(consultationId, commandId, response);
			await tx.wake(consultationId);
			return response;
		});
		if (outcome instanceof ServiceError) throw outcome;
		return outcome;
	}

	/** For the sweeper: applies what has come due, if anything still is. */
	async function reachTime(schoolId: string, consultationId: string): Promise<void> {
		await transactions.inSchool(schoolId, async (tx) => {
			const locked = await tx.lock(consultationId);
			if (!locked) return;
			const open = await core.open(locked);
			const next = await applyDueTime(tx, locked, open, await tx.nowMs());
			if (next.revision !== locked.revision) await tx.wake(consultationId);
		});
	}

	return { command, reachTime };
}

export type Commands = ReturnType<typeof createCommands>;
