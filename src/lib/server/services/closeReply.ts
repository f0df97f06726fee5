/** Ends the reply being spoken. */
import type { Opened } from './caseOpener.ts';
import type { ConsultationTransaction, Ids, OpenReply, PatientEngine } from './ports.ts';

export type CloseReplyContext = { engine: PatientEngine; ids: Ids };

/** Where a reply stands in its consultation. */
type Place = { tx: ConsultationTransaction; consultationId: string; open: Opened };

async function keepShown(context: CloseReplyContext, place: Place, reply: OpenReply) {
	const { tx, consultationId, open } = place;
	const { text } = await tx.readShown(consultationId, reply.id);
	if (text.length === 0) return { told: [] };
	const told = context.engine.told(text, reply.plan, open.wording);
	const id = context.ids.newId();
	const answersId = reply.utteranceId;
	await tx.appendUtterance(consultationId, { id, speaker: 'patient', text, told, answersId });
	return { told };
}

/**
 * What was shown joins the transcript, with the facts it told.
 * @param owner the process that speaks; without one, the reply is closed whoever speaks it.
 * @returns null when there is none, or another was first.
 */
export async function closeReply(
	context: CloseReplyContext,
	place: Place,
	status: 'finished' | 'stopped' | 'failed',
	owner?: string,
): Promise<{ told: string[] } | null> {
	const reply = await place.tx.findOpenReply(place.consultationId);
	if (!reply || !(await place.tx.closeReply(reply.id, status, owner))) return null;
	return keepShown(context, place, reply);
}
