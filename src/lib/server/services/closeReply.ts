/** Ends the reply being spoken. */
import { speak } from '#lib/domain/patient/speak.ts';
import { toldInReply } from '#lib/domain/patient/told/toldInReply.ts';
import type { Opened } from './caseOpener.ts';
import type {
	ConsultationTransaction,
	Ids,
	Log,
	OpenReply,
	PatientEngines,
	Speaking,
} from './ports.ts';

export type CloseReplyContext = { engines: PatientEngines; ids: Ids; log: Log };

/** Where a reply stands in its consultation. */
type Place = { tx: ConsultationTransaction; consultationId: string; open: Opened };

/** What the transcript holds of a reply from now on. */
type Kept = {
	told: string[];
	/** The utterance, where a model may have made up something in it. */
	saidIn: string | null;
};

const speakerOf = ({ spokenBy }: OpenReply) => spokenBy ?? 'author';

/** A reply that cannot be read again must not hold the student in the room: its words stay, as telling nothing. */
function toldBy({ log }: CloseReplyContext, { open }: Place, reply: OpenReply, shown: string) {
	const { plan } = reply;
	const { scenario } = open.content;
	const by = speakerOf(reply);
	try {
		return toldInReply({ scenario, plan, script: speak(plan, open.wording), shown, by });
	} catch (error) {
		log.error({ err: error, replyId: reply.id }, 'What a reply told could not be found out');
		return [];
	}
}

/** @param text what was shown, where it is known without reading. */
async function keepShown(
	context: CloseReplyContext,
	place: Place,
	reply: OpenReply,
	text: string,
): Promise<Kept> {
	const { tx, consultationId } = place;
	if (text.length === 0) return { told: [], saidIn: null };
	const told = toldBy(context, place, reply, text);
	const id = context.ids.newId();
	const answersId = reply.utteranceId;
	await tx.appendUtterance(consultationId, { id, speaker: 'patient', text, told, answersId });
	return { told, saidIn: speakerOf(reply) === 'model' ? id : null };
}

/**
 * Ends the open reply, whoever speaks it: what was shown joins the transcript, with the facts it told.
 * @returns null when there is none, or another was first.
 */
export async function closeReply(
	context: CloseReplyContext,
	place: Place,
	status: 'stopped',
): Promise<Kept | null> {
	const { tx, consultationId } = place;
	const reply = await tx.findOpenReply(consultationId);
	if (!reply || !(await tx.closeReply(reply.id, status))) return null;
	const { text } = await tx.readShown(consultationId, reply.id);
	return keepShown(context, place, reply, text);
}

/** What its speaker says of a reply at its end. */
export type Spoken = {
	reply: OpenReply;
	/** All that was shown of it; null where this process does not know. */
	text: string | null;
	status: 'finished' | 'failed';
	owner: string;
	/** How it came about, where that is not recorded yet. */
	speaking: Speaking | null;
};

/** As `closeReply`, by the process that speaks it. @returns null when it is no longer this process's. */
export async function endReply(
	context: CloseReplyContext,
	place: Place,
	{ reply, text, status, owner, speaking }: Spoken,
): Promise<Kept | null> {
	const { tx, consultationId } = place;
	if (!(await tx.closeReply(reply.id, status, { owner, speaking }))) return null;
	const shown = text ?? (await tx.readShown(consultationId, reply.id)).text;
	return keepShown(context, place, reply, shown);
}
