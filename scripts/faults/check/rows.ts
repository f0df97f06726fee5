/** What the database holds of a consultation, as plain rows. */
import type postgres from 'postgres';

export type ConsultationRow = { id: string; stage: string; revision: number };
export type EventRow = { revision: number; type: string; payload: Record<string, unknown> };
export type UtteranceRow = {
	id: string;
	position: number;
	speaker: string;
	text: string;
	answersId: string | null;
};
export type ReplyRow = {
	id: string;
	utteranceId: string | null;
	status: string;
	spokenBy: string | null;
	isCut: boolean;
	/** What the guard stopped it for. */
	caught: string | null;
};
export type ChunkRow = { sequence: number; replyId: string; text: string };
export type CommandRow = { commandId: string; revision: number };
export type GradingRow = {
	id: string;
	method: string;
	rubricVersionId: string;
	graderVersion: string;
};
export type NoteRow = { notepad: string; summary: string | null };

export type Rows = {
	/** Null when it does not exist. */
	consultation: ConsultationRow | null;
	events: EventRow[];
	utterances: UtteranceRow[];
	replies: ReplyRow[];
	chunks: ChunkRow[];
	commands: CommandRow[];
	gradings: GradingRow[];
	note: NoteRow | null;
};

/** @param sql a connection that row-level security does not bind. */
export async function readRows(sql: postgres.Sql, id: string): Promise<Rows> {
	const [consultations, events, utterances, replies, chunks, commands, gradings, notes] =
		await Promise.all([
			sql<ConsultationRow[]>`select id, stage, revision from consultations where id = ${id}`,
			sql<EventRow[]>`select revision, type, payload from consultation_events
				where consultation_id = ${id} order by revision`,
			sql<
				UtteranceRow[]
			>`select id, position, speaker, text, answers_id as "answersId" from utterances
				where consultation_id = ${id} order by position`,
			sql<ReplyRow[]>`select id, utterance_id as "utteranceId", status, spoken_by as "spokenBy",
				is_cut as "isCut", caught from replies where consultation_id = ${id} order by created_at`,
			sql<ChunkRow[]>`select sequence::int, reply_id as "replyId", text from reply_chunks
				where consultation_id = ${id} order by reply_chunks.sequence`,
			sql<CommandRow[]>`select command_id as "commandId", (response ->> 'revision')::int as revision
				from commands where consultation_id = ${id}`,
			sql<GradingRow[]>`select id, method, rubric_version_id as "rubricVersionId",
				grader_version as "graderVersion" from gradings where consultation_id = ${id}`,
			sql<NoteRow[]>`select notepad, content ->> 'summary' as summary from notes
				where consultation_id = ${id}`,
		]);
	return {
		consultation: consultations[0] ?? null,
		events: [...events],
		utterances: [...utterances],
		replies: [...replies],
		chunks: [...chunks],
		commands: [...commands],
		gradings: [...gradings],
		note: notes[0] ?? null,
	};
}

/** All that was stored of a reply, up to and with this number. */
export const storedText = ({ chunks }: Rows, replyId: string, upTo = Infinity): string =>
	chunks
		.filter((chunk) => chunk.replyId === replyId && chunk.sequence <= upTo)
		.map(({ text }) => text)
		.join('');
