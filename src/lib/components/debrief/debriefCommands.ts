/** What a student sends from the debrief; each is sent until the server has answered. */
import type { ReplyFault } from '#lib/domain/debrief/replyReport.ts';
import type { SelfRating } from '#lib/domain/debrief/selfRating.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { DebriefView } from '#lib/domain/debrief/debriefView.ts';
import { startConsultation } from '../library/startConsultation.ts';
import { startDrill } from '../progress/startDrill.ts';
import { newCommandId } from '../room/newCommandId.ts';
import { isRefusal, sendCommand, type CommandOutcome } from '../room/sendCommand.ts';
import { faultMessage } from '../shell/faultMessage.ts';

/** The sentence for why it was refused. */
type Refused = { fault: string };
type Begun = { consultationId: string } | Refused;

export type ReportedReply = { utteranceId: string; fault: ReplyFault; comment: string };

const addressOf = (consultationId: string, command: string) =>
	`/api/consultations/${consultationId}/${command}`;

function orFault<Answer extends object>(outcome: CommandOutcome<Answer>): Answer | Refused {
	return isRefusal(outcome) ? { fault: faultMessage(outcome.code, outcome.params) } : outcome;
}

const faultOf = (outcome: object): string | null =>
	'fault' in outcome ? String(outcome.fault) : null;

/** @returns null when it is on record, else the sentence for why it was refused. */
export async function rateSelf(consultationId: string, rating: SelfRating | null) {
	const url = addressOf(consultationId, 'self-rating');
	return faultOf(orFault(await sendCommand<{ isStored: true }>(url, { rating })));
}

/** @returns null when it is on record, else the sentence for why it was refused. */
export async function reportReply(consultationId: string, report: ReportedReply) {
	const body = { commandId: newCommandId(), ...report };
	const url = addressOf(consultationId, 'report');
	return faultOf(orFault(await sendCommand<{ reportId: string }>(url, body)));
}

export async function retryFrom(consultationId: string, utteranceId: string): Promise<Begun> {
	const body = { commandId: newCommandId(), utteranceId };
	const url = addressOf(consultationId, 'retry');
	return orFault(await sendCommand<{ consultationId: string }>(url, body));
}

type Again = Pick<DebriefView, 'slug' | 'drillArea'>;

export const beginAgain = async ({ slug, drillArea }: Again, language: Language): Promise<Begun> =>
	orFault(
		drillArea === null
			? await startConsultation(slug, language)
			: await startDrill(drillArea, language),
	);
