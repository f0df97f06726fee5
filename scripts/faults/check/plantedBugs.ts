/** Bugs an app could have, planted in a clean consultation, and the rule that must find each. */
import type { RuleName } from './checkConsultation.ts';
import type { CleanCase, Draw } from './cleanCase.ts';
import { entriesOf, type Entry } from './journal.ts';
import { wholeReply } from './modelReply.ts';

export type PlantedBug = {
	name: string;
	foundBy: RuleName;
	/** Changes the case. @param draw chooses the place. */
	plant(one: CleanCase, draw: Draw): void;
};

const pick = <T>(among: readonly T[], draw: Draw): T => {
	const chosen = among[draw(among.length)];
	if (chosen === undefined) throw new Error('There is no place to plant the bug in.');
	return chosen;
};

const studentLines = ({ rows }: CleanCase) =>
	rows.utterances.filter(({ speaker }) => speaker === 'student');
const patientLines = ({ rows }: CleanCase) =>
	rows.utterances.filter(({ speaker }) => speaker === 'patient');
const shown = ({ journal }: CleanCase) => entriesOf(journal, 'shown');
const insertAfter = ({ journal }: CleanCase, entry: Entry, ...more: Entry[]) =>
	journal.splice(journal.indexOf(entry) + 1, 0, ...more);
const answers = ({ journal }: CleanCase) =>
	entriesOf(journal, 'answered').filter(({ revision }) => revision !== null);

export const plantedBugs: readonly PlantedBug[] = [
	{
		name: 'an acknowledged utterance is lost',
		foundBy: 'utterance_lost',
		plant(one, draw) {
			const lost = pick(studentLines(one), draw);
			one.rows.utterances = one.rows.utterances.filter((line) => line !== lost);
		},
	},
	{
		name: 'a repeated command acts twice',
		foundBy: 'utterance_doubled',
		plant({ rows, ...one }, draw) {
			const line = pick(studentLines({ rows, ...one }), draw);
			const position = rows.utterances.length + 1;
			rows.utterances.push({ ...line, id: 'twin', position });
		},
	},
	{
		name: 'two utterances stand in the wrong order',
		foundBy: 'utterances_out_of_order',
		plant(one, draw) {
			const lines = studentLines(one);
			const at = draw(lines.length - 1);
			const [a, b] = [lines[at], lines[at + 1]];
			if (a && b) [a.text, b.text] = [b.text, a.text];
		},
	},
	{
		name: 'an utterance of another consultation stands here',
		foundBy: 'utterance_never_sent',
		plant: (one, draw) => void (pick(studentLines(one), draw).text = 'Said elsewhere.'),
	},
	{
		name: 'a repeated command is answered with another revision',
		foundBy: 'answer_changed',
		plant(one, draw) {
			const answer = pick(answers(one), draw);
			insertAfter(one, answer, { ...answer, revision: (answer.revision ?? 0) + 1 });
		},
	},
	{
		name: 'a deed is acknowledged and another stored',
		foundBy: 'deed_not_at_its_revision',
		plant({ rows }) {
			const event = rows.events.find(({ type }) => type === 'student.examined');
			if (event) event.payload = { findingId: 'chest_x_ray' };
		},
	},
	{
		name: 'an older draft overwrites a newer one',
		foundBy: 'note_lost',
		plant: ({ rows }) => void (rows.note = { notepad: 'One scribble', summary: 'A summary' }),
	},
	{
		name: 'a command fails with a fault of the server',
		foundBy: 'server_fault',
		plant(one, draw) {
			const { commandId, atMs } = pick(answers(one), draw);
			one.journal.push({ atMs, kind: 'refused', commandId, status: 500, code: 'unknown' });
		},
	},
	{
		name: 'words are shown that are stored otherwise',
		foundBy: 'shown_not_stored',
		plant: (one, draw) => void (pick(one.rows.chunks, draw).text = ' Nonsense.'),
	},
	{
		name: 'text on the screen is replaced',
		foundBy: 'shown_text_replaced',
		plant(one, draw) {
			const entry = pick(shown(one), draw);
			insertAfter(one, entry, { ...entry, text: 'Something else.' });
		},
	},
	{
		name: 'a piece is missing after a resumption',
		foundBy: 'resumed_otherwise',
		plant(one, draw) {
			const whole = pick(
				shown(one).filter(({ text }) => text.includes(' ')),
				draw,
			);
			whole.text = whole.text.replace(/\s*\S+$/, '');
		},
	},
	{
		name: 'a piece is shown twice after a resumption',
		foundBy: 'resumed_otherwise',
		plant(one, draw) {
			const entry = pick(shown(one), draw);
			entry.text += entry.text;
		},
	},
	{
		name: 'the transcript has other words than were shown',
		foundBy: 'reply_not_in_transcript',
		plant: (one, draw) => void (pick(patientLines(one), draw).text += ' And more.'),
	},
	{
		name: 'a line of the transcript is changed later',
		foundBy: 'line_replaced',
		plant: (one, draw) => void (pick(patientLines(one), draw).text = 'I never said that.'),
	},
	{
		name: 'the numbers of the pieces have a gap',
		foundBy: 'sequence_has_gap',
		plant(one, draw) {
			const from = draw(one.rows.chunks.length);
			for (const chunk of one.rows.chunks.slice(from)) chunk.sequence += 1;
		},
	},
	{
		name: 'an event is missing',
		foundBy: 'sequence_has_gap',
		plant(one, draw) {
			const lost = pick(one.rows.events, draw);
			one.rows.events = one.rows.events.filter((event) => event !== lost);
		},
	},
	{
		name: 'a reply is never closed',
		foundBy: 'reply_open',
		plant: (one, draw) => void (pick(one.rows.replies, draw).status = 'running'),
	},
	{
		name: 'one utterance is answered by two replies',
		foundBy: 'utterance_answered_twice',
		plant(one, draw) {
			one.rows.replies.push({ ...pick(one.rows.replies, draw), id: 'second' });
		},
	},
	{
		name: 'two processes speak into one reply',
		foundBy: 'replies_mixed',
		plant(one, draw) {
			const { id } = pick(one.rows.replies, draw);
			const last = one.rows.chunks.findLast(({ replyId }) => replyId === id);
			if (last) last.text += ` ${wholeReply(990 + draw(9))}`;
		},
	},
	{
		name: 'a reply broken off passes for whole',
		foundBy: 'cut_not_marked',
		plant({ rows }, draw) {
			const { id } = pick(rows.replies, draw);
			const pieces = rows.chunks.filter(({ replyId }) => replyId === id).slice(5);
			for (const piece of pieces) piece.text = '';
			for (const reply of rows.replies) if (reply.id === id) reply.status = 'finished';
		},
	},
	{
		name: 'words are shown after a stop',
		foundBy: 'shown_after_end',
		plant(one, draw) {
			const last = pick(one.rows.replies, draw).id;
			const entry = shown(one).findLast(({ replyId }) => replyId === last);
			if (entry) one.journal.push({ ...entry, text: `${entry.text} More.` });
		},
	},
	{
		name: 'a browser is led back to an older state',
		foundBy: 'led_back',
		plant(one) {
			const [first] = entriesOf(one.journal, 'view');
			if (first) one.journal.push(first);
		},
	},
	{
		name: 'a consultation never ends',
		foundBy: 'not_ended',
		plant: ({ rows }) => void (rows.consultation && (rows.consultation.stage = 'writing')),
	},
	{
		name: 'a consultation handed in is thrown away',
		foundBy: 'ended_otherwise',
		plant: ({ rows }) => void (rows.consultation && (rows.consultation.stage = 'abandoned')),
	},
	{
		name: 'a consultation is marked twice',
		foundBy: 'graded_twice',
		plant: ({ rows }) =>
			rows.gradings.push(...rows.gradings.map((row) => ({ ...row, id: 'again' }))),
	} as PlantedBug,
	{
		name: 'a consultation is never marked',
		foundBy: 'not_graded',
		plant: ({ rows }) => void (rows.gradings = []),
	},
	{
		name: 'a consultation somebody left is marked',
		foundBy: 'graded_unasked',
		plant: ({ rows }) => void (rows.consultation && (rows.consultation.stage = 'abandoned')),
	},
	{
		name: 'a student waits for ever',
		foundBy: 'stuck',
		plant: ({ journal }) =>
			void journal.push({ atMs: 0, kind: 'gave_up', waitingFor: 'an answer' }),
	},
];
