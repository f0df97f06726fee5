/** Stores what the machine asks for, inside the transaction of the event that led to it. */
import type { ConsultationEffect } from '#lib/domain/consultation/events.ts';
import { findingOf } from '#lib/domain/consultation/findings.ts';
import type { Opened } from './caseOpener.ts';
import { closeReply, type CloseReplyContext } from './closeReply.ts';
import type { ConsultationTransaction } from './ports.ts';

export type EffectContext = CloseReplyContext & {
	tx: ConsultationTransaction;
	consultationId: string;
	open: Opened;
};

async function append(context: EffectContext, speaker: 'narrator' | 'patient', text: string) {
	const { tx, consultationId, ids } = context;
	await tx.appendUtterance(consultationId, { id: ids.newId(), speaker, text });
}

async function showFindings(context: EffectContext, findingIds: readonly string[]) {
	const { content, pack } = context.open;
	for (const findingId of findingIds) {
		const { label, result } = findingOf(findingId, content.scenario, pack.findings.findings);
		await append(context, 'narrator', `${label}: ${result}`);
	}
}

async function showAction(context: EffectContext, actionId: string) {
	const action = context.open.content.scenario.actions.find(({ id }) => id === actionId);
	if (action) await append(context, 'narrator', `${action.label}: ${action.result}`);
}

async function showTimeline(context: EffectContext, timelineId: string) {
	const entry = context.open.content.scenario.timeline.find(({ id }) => id === timelineId);
	if (!entry) return;
	await append(context, 'narrator', entry.cue);
	if (entry.says) await append(context, 'patient', entry.says);
}

export async function runEffect(context: EffectContext, effect: ConsultationEffect): Promise<void> {
	const { tx, consultationId, ids } = context;
	switch (effect.type) {
		case 'requestReply':
			return tx.queueReply(consultationId, { id: ids.newId(), ...effect });
		case 'showFindings':
			return showFindings(context, effect.findingIds);
		case 'showAction':
			return showAction(context, effect.actionId);
		case 'showTimeline':
			return showTimeline(context, effect.timelineId);
		case 'closeReply':
			await closeReply(context, context, 'stopped');
			return;
		case 'requestGrading':
			// A submitted consultation without a grading is the job: see gradingService.
			return;
	}
}
