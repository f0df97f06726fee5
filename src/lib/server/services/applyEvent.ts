/** Applies one event to one consultation inside a transaction: the pure machine decides, its effects are stored. */
import { transition } from 'xstate';
import { clockAfter, nextDueAtMs } from '#lib/domain/consultation/deadlines.ts';
import type { ConsultationEffect, ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { machineVersion, type ConsultationSnapshot } from '#lib/domain/consultation/machine.ts';
import { stageOf } from '#lib/domain/consultation/stageOf.ts';
import type { Stage } from '#lib/domain/consultation/studentView.ts';
import type { Opened } from './caseOpener.ts';
import type { CloseReplyContext } from './closeReply.ts';
import type { AppliedEvent, ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { runEffect } from './runEffect.ts';
import { ServiceError } from './serviceError.ts';
import { restore, toStored } from './snapshots.ts';

const endings: readonly Stage[] = ['submitted', 'expired', 'abandoned'];

function authorOf(event: ConsultationEvent): AppliedEvent['author'] {
	const { type } = event;
	if (type === 'consultation.began' && event.byClock) return 'clock';
	if (type.startsWith('student.') || type === 'consultation.began') return 'student';
	return type === 'time.reached' ? 'clock' : 'patient';
}

/** The event as stored: readings stand with the utterance, so only ids are kept here. */
const toApplied = (event: ConsultationEvent): AppliedEvent => ({
	type: event.type,
	author: authorOf(event),
	payload: Object.fromEntries(
		Object.entries(event).filter(([key]) => key !== 'type' && key !== 'reading'),
	),
});

function recordAfter(
	open: Opened,
	record: ConsultationRecord,
	next: ConsultationSnapshot,
	nowMs: number,
): ConsultationRecord {
	const stage = stageOf(next);
	const clock = clockAfter(open.content.scenario, record, stage, nowMs);
	const past = next.context.memory.timeline;
	return {
		...record,
		...clock,
		stage,
		machineVersion,
		snapshot: toStored(next),
		revision: record.revision + 1,
		nextDueAtMs: nextDueAtMs(open.content.scenario, {
			...{ stage, ...clock, past },
			terms: record.terms,
		}),
	};
}

export const canApply = (open: Opened, record: ConsultationRecord, event: ConsultationEvent) =>
	restore(open, record).can(event);

/**
 * @returns the consultation after the event.
 * @throws ServiceError `not_now` when the machine refuses the event in its present state.
 */
export async function applyEvent(
	context: CloseReplyContext,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	open: Opened,
	event: ConsultationEvent,
	nowMs: number,
): Promise<ConsultationRecord> {
	const snapshot = restore(open, record);
	if (!snapshot.can(event)) throw new ServiceError('not_now', { stage: record.stage });
	const [next, actions] = transition(open.machine, snapshot, event);
	const state = recordAfter(open, record, next, nowMs);
	await tx.save(state, toApplied(event), endings.includes(state.stage) ? nowMs : null);
	const place = { ...context, tx, consultationId: record.id, record, open };
	for (const { type, params } of actions) {
		await runEffect(place, { type, ...(params as object) } as ConsultationEffect);
	}
	return state;
}
