/** What every service does with a consultation's machine: open its case, apply an event, close a reply. */
import type { ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { machineVersion } from '#lib/domain/consultation/machine.ts';
import { applyEvent, canApply } from './applyEvent.ts';
import { createCaseOpener, type CaseOpenerDependencies, type Opened } from './caseOpener.ts';
import { closeReply, endReply, type CloseReplyContext, type Spoken } from './closeReply.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';
import { initialSnapshot } from './snapshots.ts';

export type CoreDependencies = CaseOpenerDependencies & CloseReplyContext;

export function createConsultationCore({ cases, packs, engines, ids, log }: CoreDependencies) {
	const context: CloseReplyContext = { engines, ids, log };
	return {
		machineVersion,
		initialSnapshot,
		open: createCaseOpener({ cases, packs }),
		can: canApply,
		/** @throws ServiceError `not_now` when the machine refuses the event in its present state. */
		apply: (
			tx: ConsultationTransaction,
			record: ConsultationRecord,
			open: Opened,
			event: ConsultationEvent,
			nowMs: number,
		) => applyEvent(context, tx, record, open, event, nowMs),
		/** What was shown joins the transcript; null when there is no reply to close. */
		closeReply: (
			tx: ConsultationTransaction,
			consultationId: string,
			open: Opened,
			status: 'stopped',
		) => closeReply(context, { tx, consultationId, open }, status),
		/** As `closeReply`, by the process that speaks it. */
		endReply: (tx: ConsultationTransaction, consultationId: string, open: Opened, spoken: Spoken) =>
			endReply(context, { tx, consultationId, open }, spoken),
	};
}

export type ConsultationCore = ReturnType<typeof createConsultationCore>;
