/** Time that ran out, or an entry of the author's timeline that came due, before anything else happens. */
import { outageBetween } from '#lib/domain/assessment/outage.ts';
import { dueTimeEvent } from '#lib/domain/consultation/deadlines.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { memoryOf } from './snapshots.ts';

/** An outage that nobody has given back yet: this process woke before its own sign of life. */
async function isInOutage(
	tx: ConsultationTransaction,
	{ mode }: ConsultationRecord,
	nowMs: number,
): Promise<boolean> {
	if (mode !== 'assessment') return false;
	const lastBeatMs = await tx.sittingClock.findLastBeatMs();
	return lastBeatMs !== null && outageBetween(lastBeatMs, nowMs) !== null;
}

/** @returns the same record when nothing has come due, or the patient must finish speaking first. */
export async function applyDueTime(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	open: Opened,
	nowMs: number,
): Promise<ConsultationRecord> {
	const { stage, stageStartedAtMs, dueAtMs, terms } = record;
	const past = memoryOf(record.snapshot).timeline;
	const clock = { stage, stageStartedAtMs, dueAtMs, past, terms };
	const event = dueTimeEvent(open.content.scenario, clock, nowMs);
	if (!event || (await isInOutage(tx, record, nowMs))) return record;
	const mustWait =
		event.type === 'time.reached' &&
		event.timelineId !== undefined &&
		!core.can(open, record, event);
	return mustWait ? record : core.apply(tx, record, open, event, nowMs);
}
