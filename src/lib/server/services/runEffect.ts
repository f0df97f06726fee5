/** Stores what the machine asks for, inside the transaction of the event that led to it. */
import type { ConsultationEffect } from '#lib/domain/consultation/events.ts';
import { narrate, type Showing } from '#lib/domain/consultation/narration.ts';
import type { Opened } from './caseOpener.ts';
import { closeReply, type CloseReplyContext } from './closeReply.ts';
import { engineFor } from './engineFor.ts';
import type { ConsultationRecord, ConsultationTransaction } from './ports.ts';

export type EffectContext = CloseReplyContext & {
	tx: ConsultationTransaction;
	consultationId: string;
	record: ConsultationRecord;
	open: Opened;
};

async function show({ tx, consultationId, ids, open }: EffectContext, effect: Showing) {
	const lines = narrate(effect, open.content.scenario, open.pack.findings.findings);
	for (const line of lines) {
		await tx.appendUtterance(consultationId, { id: ids.newId(), ...line });
	}
}

export async function runEffect(context: EffectContext, effect: ConsultationEffect): Promise<void> {
	const { tx, consultationId, record, ids, engines } = context;
	switch (effect.type) {
		case 'requestReply':
			return tx.beginReply(consultationId, {
				id: ids.newId(),
				utteranceId: effect.utteranceId,
				plan: effect.plan,
				spokenBy: engineFor(engines, record).kind === 'model' ? 'model' : 'author',
			});
		case 'showFindings':
		case 'showAction':
		case 'showTimeline':
			return show(context, effect);
		case 'closeReply':
			await closeReply(context, context, 'stopped');
			return;
		case 'requestGrading':
			// The record calls for it: a submitted consultation without a grading, see gradingService.
			return;
		case 'noteHint':
			// Its words are stored by whoever chose them: see askForHint.
			return;
	}
}
