/** What a student did and was acknowledged stands, once, in order, and as it was answered. */
import { entriesOf } from '../journal.ts';
import type { EventRow, Rows } from '../rows.ts';
import { sentCommands, type SentCommand } from '../sentCommands.ts';
import type { Case, Rule } from './rule.ts';

const said = ({ journal }: Case) => sentCommands(journal).filter(({ name }) => name === 'say');
const linesOfStudent = ({ utterances }: Rows) =>
	utterances.filter(({ speaker }) => speaker === 'student');
const timesStored = (rows: Rows, text: string) =>
	linesOfStudent(rows).filter((line) => line.text === text).length;

export const utterance_lost: Rule = (one) =>
	said(one)
		.filter(({ isAcknowledged, what }) => isAcknowledged && timesStored(one.rows, what) === 0)
		.map(({ what }) => `“${what}” was acknowledged and does not stand.`);

export const utterance_doubled: Rule = (one) =>
	[...new Set(said(one).map(({ what }) => what))]
		.filter((text) => timesStored(one.rows, text) > 1)
		.map((text) => `“${text}” stands ${timesStored(one.rows, text)} times.`);

export const utterance_never_sent: Rule = (one) => {
	const sent = new Set(said(one).map(({ what }) => what));
	return linesOfStudent(one.rows)
		.filter(({ text }) => !sent.has(text))
		.map(({ text }) => `“${text}” stands and was never said.`);
};

export const utterances_out_of_order: Rule = (one) => {
	const acknowledged = said(one)
		.filter(({ isAcknowledged }) => isAcknowledged)
		.sort((a, b) => a.acknowledgedAt - b.acknowledgedAt);
	const places = acknowledged.flatMap(({ what }) => {
		const line = linesOfStudent(one.rows).find(({ text }) => text === what);
		return line ? [{ what, position: line.position }] : [];
	});
	return places
		.filter(({ position }, at) => position < (places[at - 1]?.position ?? 0))
		.map(({ what }) => `“${what}” stands before what was acknowledged before it.`);
};

/** A repeated command is answered as it was the first time, and the answer is on record. */
export const answer_changed: Rule = ({ journal, rows }) => {
	const stored = new Map(rows.commands.map(({ commandId, revision }) => [commandId, revision]));
	return sentCommands(journal)
		.filter(({ revisions }) => revisions.length > 0)
		.flatMap(({ commandId, name, revisions }) => {
			const answers = new Set([...revisions, stored.get(commandId)]);
			if (answers.size === 1) return [];
			return [`“${name}” was answered ${[...answers].join(', ')} (the last on record).`];
		});
};

const eventTypes: Partial<Record<SentCommand['name'], string>> = {
	begin: 'consultation.began',
	say: 'student.spoke',
	examine: 'student.examined',
	act: 'student.acted',
	end: 'student.ended',
	leave: 'student.left',
	submit: 'student.submitted',
};

function isOf({ name, what }: SentCommand, event: EventRow | undefined, rows: Rows): boolean {
	if (event?.type !== eventTypes[name]) return false;
	const { findingId, actionId, utteranceId } = event?.payload ?? {};
	if (name === 'examine') return findingId === what;
	if (name === 'act') return actionId === what;
	if (name !== 'say') return true;
	return rows.utterances.find(({ id }) => id === utteranceId)?.text === what;
}

/** The revision of an acknowledgement is the event's: it says which deed it was, and of what. */
export const deed_not_at_its_revision: Rule = ({ journal, rows }) => {
	const events = new Map(rows.events.map((event) => [event.revision, event]));
	return sentCommands(journal)
		.filter(({ name, revisions }) => name in eventTypes && revisions.length > 0)
		.filter((command) => !isOf(command, events.get(command.revisions[0] ?? 0), rows))
		.map(({ name, what, revisions }) => {
			const found = events.get(revisions[0] ?? 0)?.type ?? 'nothing';
			return `“${name} ${what}” was acknowledged as event ${revisions[0]}, where ${found} stands.`;
		});
};

/** The last draft, or the note handed in, is what stands. */
export const note_lost: Rule = ({ journal, rows }) => {
	const commands = sentCommands(journal);
	const handedIn = commands.findLast(
		({ name, isAcknowledged }) => name === 'submit' && isAcknowledged,
	);
	const draft = commands.findLast(({ name }) => name === 'draft');
	const lost: string[] = [];
	if (handedIn && rows.note?.summary !== handedIn.what)
		lost.push('The note handed in does not stand.');
	if (draft?.isAcknowledged && rows.note?.notepad !== draft.what)
		lost.push(`The notepad reads “${rows.note?.notepad ?? ''}”, not “${draft.what}”.`);
	return lost;
};

/** Whatever happens, a student is told in a documented word; 503 asks to try again. */
export const server_fault: Rule = ({ journal }) =>
	entriesOf(journal, 'refused')
		.filter(({ status }) => status >= 500 && status !== 503)
		.map(({ status, code }) => `A command was answered ${status} (${code}).`);
