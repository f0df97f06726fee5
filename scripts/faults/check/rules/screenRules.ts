/** What stood on the screen is what is stored, never another text, never out of turn. */
import { entriesOf } from '../journal.ts';
import { storedText } from '../rows.ts';
import type { Rule } from './rule.ts';

const sequenceOf = (id: string) => Number(id.split('.')[1]);
const revisionOf = (id: string) => Number(id.split('.')[0]);

/** Shown first, stored otherwise: the worst there is. */
export const shown_not_stored: Rule = ({ journal, rows }) =>
	entriesOf(journal, 'shown')
		.filter(({ replyId, text }) => !storedText(rows, replyId).startsWith(text))
		.map(({ replyId, text }) => `“${text}” was shown; “${storedText(rows, replyId)}” is stored.`);

/** On one screen words are added, and none taken back. */
export const shown_text_replaced: Rule = ({ journal }) => {
	const last = new Map<string, string>();
	return entriesOf(journal, 'shown').flatMap(({ replyId, text }) => {
		const before = last.get(replyId) ?? '';
		last.set(replyId, text);
		return text.startsWith(before) ? [] : [`“${before}” became “${text}”.`];
	});
};

/** After the event of an id the screen holds what any reader holds who has come that far, however they came. */
export const resumed_otherwise: Rule = ({ journal, rows }) =>
	entriesOf(journal, 'shown')
		.filter(({ id, replyId, text }) => text !== storedText(rows, replyId, sequenceOf(id)))
		.map(({ id, text }) => `After event ${id} “${text}” was on the screen.`);

/** A line of the transcript, once seen, stays as it is and where it is. */
export const line_replaced: Rule = ({ journal, rows }) => {
	const stored = rows.utterances.map(({ id, speaker, text }) => `${id} ${speaker} ${text}`);
	return entriesOf(journal, 'view').flatMap(({ id: eventId, lines }) =>
		lines
			.filter(({ id, speaker, text }, at) => stored[at] !== `${id} ${speaker} ${text}`)
			.map(({ text }) => `Event ${eventId} showed “${text}” where another line stands.`),
	);
};

/** A reply whose end was on the screen is not spoken on. */
export const shown_after_end: Rule = ({ journal }) => {
	const over = new Set<string>();
	let pending: string | null = null;
	return journal.flatMap((entry) => {
		if (entry.kind === 'view') {
			if (pending && entry.pendingReplyId !== pending) over.add(pending);
			pending = entry.pendingReplyId;
		}
		const isLate = entry.kind === 'shown' && over.has(entry.replyId);
		return isLate ? [`“${entry.text}” came after the end of its reply was shown.`] : [];
	});
};

/** Whatever process it asks, a browser is never led back to an earlier state. */
export const led_back: Rule = ({ journal }) => {
	let revision = 0;
	return journal.flatMap((entry) => {
		if (entry.kind !== 'view') return [];
		const before = revision;
		revision = revisionOf(entry.id);
		return revision < before ? [`A view of ${revision} came after one of ${before}.`] : [];
	});
};
