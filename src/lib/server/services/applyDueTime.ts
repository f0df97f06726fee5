/** Time that ran out, or an entry of the author's timeline that came due, before anything else happens. */
import { dueTimelineId } from '#lib/domain/consultation/deadlines.ts';
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
	if (record.dueAtMs !== null && record.dueAtMs <= nowMs) {
		return core.apply(tx, record, open, { type: 'time.reached' }, nowMs);
	}
	if (record.stage !== 'talking') return record;
	const elapsedMs = nowMs - record.stageStartedAtMs;
	const past = memoryOf(record.snapshot).timeline;
	const timelineId = dueTimelineId(open.content.scenario, elapsedMs, past);
	const event = { type: 'time.reached', timelineId } as const;
	if (!timelineId || !core.can(open, record, event)) return record;
	return core.apply(tx, record, open, event, nowMs);
}
