/** Ends the reply being spoken. */
import { speak } from '#lib/domain/patient/speak.ts';
import { toldInReply } from '#lib/domain/patient/told/toldInReply.ts';
import type { Opened } from './caseOpener.ts';
import type {
	ConsultationTransaction,
	Ids,
	Log,
	OpenReply,
	PatientEngine,
	SpokenBy,
} from './ports.ts';

export type CloseReplyContext = { engine: PatientEngine; ids: Ids; log: Log };

/** Where a reply stands in its consultation. */
type Place = { tx: ConsultationTransaction; consultationId: string; open: Opened };

const spokenBy = ({ engine }: CloseReplyContext, reply: OpenReply): SpokenBy =>
	reply.spokenBy ?? (engine.kind === 'model' ? 'model' : 'author');

/** A reply that cannot be read again must not hold the student in the room: its words stay, as telling nothing. */
function toldBy(
	{ log }: CloseReplyContext,
	{ open }: Place,
	reply: OpenReply,
	{ text: shown, by }: { text: string; by: SpokenBy },
) {
	const { plan } = reply;
	const { scenario } = open.content;
	try {
		return toldInReply({ scenario, plan, script: speak(plan, open.wording), shown, by });
	} catch (error) {
		log.error({ err: error, replyId: reply.id }, 'What a reply told could not be found out');
		return [];
	}
}

async function keepShown(context: CloseReplyContext, place: Place, reply: OpenReply) {
	const { tx, consultationId } = place;
	const { text } = await tx.readShown(consultationId, reply.id);
	if (text.length === 0) return { told: [], saidIn: null };
	const by = spokenBy(context, reply);
	const told = toldBy(context, place, reply, { text, by });
	const id = context.ids.newId();
	const answersId = reply.utteranceId;
	await tx.appendUtterance(consultationId, { id, speaker: 'patient', text, told, answersId });
	return { told, saidIn: by === 'model' ? id : null };
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
): Promise<{ told: string[]; saidIn: string | null } | null> {
	const reply = await place.tx.findOpenReply(place.consultationId);
	if (!reply || !(await place.tx.closeReply(reply.id, status, owner))) return null;
	return keepShown(context, place, reply);
}
