/** Time that ran out, or an entry of the author's timeline that came due, before anything else happens. */
import { dueTimeEvent } from '#lib/domain/consultation/deadlines.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { memoryOf } from './snapshots.ts';

/** @returns the same record when nothing has come due, or the patient must finish speaking first. */
export async function applyDueTime(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	open: Opened,
	nowMs: number,
): Promise<ConsultationRecord> {
	const { stage, stageStartedAtMs, dueAtMs } = record;
	const past = memoryOf(record.snapshot).timeline;
	const clock = { stage, stageStartedAtMs, dueAtMs, past };
	const event = dueTimeEvent(open.content.scenario, clock, nowMs);
	if (!event) return record;
	const mustWait = event.timelineId !== undefined && !core.can(open, record, event);
	return mustWait ? record : core.apply(tx, record, open, event, nowMs);
}
