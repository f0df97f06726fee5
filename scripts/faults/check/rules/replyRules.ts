/** A reply is stored without gaps, spoken by one voice, closed, and stands in the transcript as it was shown. */
import { marksIn, wholeReply } from '../modelReply.ts';
import { storedText, type ReplyRow, type Rows } from '../rows.ts';
import type { Rule } from './rule.ts';

const closed = ['finished', 'stopped', 'failed'];

/** @param numbers in the order of their rows. @returns a sentence for the first place where they are not 1, 2, 3 … */
function gap(what: string, numbers: readonly number[]): string[] {
	const at = numbers.findIndex((number, index) => number !== index + 1);
	return at < 0 ? [] : [`${what} number ${at + 1} is ${numbers[at]}.`];
}

export const sequence_has_gap: Rule = ({ rows }) => [
	...gap(
		'Piece',
		rows.chunks.map(({ sequence }) => sequence),
	),
	...gap(
		'Event',
		rows.events.map(({ revision }) => revision),
	),
	...gap(
		'Line',
		rows.utterances.map(({ position }) => position),
	),
	...(rows.consultation && rows.consultation.revision !== rows.events.length
		? [`The consultation is at ${rows.consultation.revision} with ${rows.events.length} events.`]
		: []),
];

export const reply_open: Rule = ({ rows }) =>
	rows.replies
		.filter(({ status }) => !closed.includes(status))
		.map(({ id, status }) => `Reply ${id} is still ${status}.`);

const answersTo = ({ utterances }: Rows, { utteranceId }: ReplyRow) =>
	utterances.filter(({ speaker, answersId }) => speaker === 'patient' && answersId === utteranceId);

/** What was shown of a closed reply is the patient's line, whole; nothing shown, no line. */
export const reply_not_in_transcript: Rule = ({ rows }) =>
	rows.replies
		.filter(({ status }) => closed.includes(status))
		.flatMap((reply) => {
			const text = storedText(rows, reply.id);
			const lines = answersTo(rows, reply).map((line) => line.text);
			const expected = text === '' ? [] : [text];
			if (JSON.stringify(lines) === JSON.stringify(expected)) return [];
			return [`Of “${text}” there stands ${JSON.stringify(lines)}.`];
		});

/** Each student's line is answered by one reply. */
export const utterance_answered_twice: Rule = ({ rows }) => {
	const answered = rows.replies.map(({ utteranceId }) => utteranceId);
	return [...new Set(answered)]
		.filter((id) => answered.filter((other) => other === id).length > 1)
		.map((id) => `Line ${id} has more than one reply.`);
};

/** The model says its number in all it says: two numbers are two answers in one reply, or one answer in two. */
export const replies_mixed: Rule = ({ rows }) => {
	const seen = new Map<number, string>();
	return rows.replies.flatMap(({ id }) => {
		const text = storedText(rows, id);
		const marks = marksIn(text);
		const [mark] = marks;
		if (mark === undefined) return [];
		const other = seen.get(mark);
		seen.set(mark, id);
		const isMixed = marks.length > 1 || (other !== undefined && other !== id);
		return isMixed ? [`“${text}” holds words of another reply.`] : [];
	});
};

/** What is not marked as cut, caught, stopped or failed must be all the model said. */
export const cut_not_marked: Rule = ({ rows }) =>
	rows.replies
		.filter(
			({ status, spokenBy, isCut, caught }) =>
				status === 'finished' && spokenBy === 'model' && !isCut && caught === null,
		)
		.map(({ id }) => storedText(rows, id))
		.filter((text) => {
			const [mark] = marksIn(text);
			return mark !== undefined && text.trim() !== wholeReply(mark);
		})
		.map((text) => `“${text}” is part of a reply and not marked as cut.`);
