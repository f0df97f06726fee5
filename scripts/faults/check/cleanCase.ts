/** A small consultation in which all is well, by seed: what the checker must find nothing in, and bugs are planted in. */
import type { Entry, SeenLine } from './journal.ts';
import { wholeReply } from './modelReply.ts';
import type { Rows } from './rows.ts';

export type CleanCase = { journal: Entry[]; rows: Rows };

/** A whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/** Park and Miller's generator: the checker shares no code with what it checks. */
export function seededDraw(seed: number): Draw {
	let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
	return (below) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
}

function emptyCase(): CleanCase {
	const rows: Rows = {
		consultation: { id: 'consultation', stage: 'briefing', revision: 0 },
		...{ events: [], utterances: [], replies: [], chunks: [], commands: [], gradings: [] },
		note: null,
	};
	return {
		journal: [{ atMs: 0, kind: 'planned', consultationId: 'consultation', ending: 'submit' }],
		rows,
	};
}

/** Plays one consultation by hand, step by step, into the journal and the rows at once. */
function openPlay(draw: Draw) {
	const made = emptyCase();
	const { journal, rows } = made;
	const lines = (): SeenLine[] =>
		rows.utterances.map(({ id, speaker, text }) => ({ id, speaker, text }));
	const write = (entry: object) => void journal.push({ atMs: journal.length, ...entry } as Entry);
	const eventId = () => `${rows.events.length}.${rows.chunks.length}`;
	const see = (stage: string, pendingReplyId: string | null = null) =>
		write({ kind: 'view', id: eventId(), stage, pendingReplyId, lines: lines() });
	function happen(type: string, payload: Record<string, unknown> = {}): number {
		rows.events.push({ revision: rows.events.length + 1, type, payload });
		if (rows.consultation) rows.consultation.revision = rows.events.length;
		return rows.events.length;
	}
	function stand(speaker: string, text: string, answersId: string | null = null): string {
		const position = rows.utterances.length + 1;
		rows.utterances.push({ id: `line-${position}`, position, speaker, text, answersId });
		return `line-${position}`;
	}
	/** Sometimes the first answer is lost and the command sent again. */
	function command(name: string, what: string, act: () => number): void {
		const commandId = `command-${rows.commands.length + 1}`;
		const send = (process: number) => write({ kind: 'sent', commandId, name, what, process });
		send(0);
		const revision = act();
		rows.commands.push({ commandId, revision });
		if (draw(3) === 0) {
			write({ kind: 'unanswered', commandId, why: 'lost on purpose' });
			send(1);
		}
		write({ kind: 'answered', commandId, revision });
	}
	return { made, write, see, happen, stand, command, eventId };
}

type Play = ReturnType<typeof openPlay>;

function speak(
	{ made: { rows }, write, happen, stand, see, eventId }: Play,
	turn: number,
	draw: Draw,
) {
	const replyId = `reply-${turn}`;
	const utteranceId = rows.utterances.at(-1)?.id ?? null;
	const reply = {
		id: replyId,
		utteranceId,
		status: 'running',
		spokenBy: 'model',
		isCut: false,
		caught: null,
	};
	rows.replies.push(reply);
	see('talking', replyId);
	const words = wholeReply(turn + 10).match(/\s*\S+/g) ?? [];
	const isStopped = draw(4) === 0;
	let text = '';
	for (const piece of isStopped ? words.slice(0, 4) : words) {
		text += piece;
		rows.chunks.push({ sequence: rows.chunks.length + 1, replyId, text: piece });
		write({ kind: 'chunk', id: eventId(), replyId });
		write({ kind: 'shown', id: eventId(), replyId, text });
	}
	reply.status = isStopped ? 'stopped' : 'finished';
	stand('patient', text, utteranceId);
	happen(isStopped ? 'student.stopped' : 'patient.replied');
	see('talking');
}

/** @returns begun, some turns, a deed, a draft, handed in and marked. */
export function cleanCase(seed: number): CleanCase {
	const draw = seededDraw(seed);
	const play = openPlay(draw);
	const { made, command, happen, stand, see, write } = play;
	const { rows } = made;
	command('begin', '', () => happen('consultation.began'));
	write({ kind: 'connected', process: 0, cursor: null });
	see('talking');
	const turns = 2 + draw(4);
	for (let turn = 1; turn <= turns; turn += 1) {
		const text = `Question ${turn}?`;
		command('say', text, () => happen('student.spoke', { utteranceId: stand('student', text) }));
		speak(play, turn, draw);
	}
	command('examine', 'ecg', () => happen('student.examined', { findingId: 'ecg' }));
	write({ kind: 'sent', commandId: 'draft', name: 'draft', what: 'Two scribbles', process: 0 });
	write({ kind: 'answered', commandId: 'draft', revision: null });
	command('end', '', () => happen('student.ended'));
	command('submit', 'A summary', () => happen('student.submitted'));
	rows.note = { notepad: 'Two scribbles', summary: 'A summary' };
	if (rows.consultation) rows.consultation.stage = 'submitted';
	rows.gradings.push({
		id: 'marks',
		method: 'rule',
		rubricVersionId: 'rubric',
		graderVersion: '1',
	});
	see('submitted');
	return made;
}
