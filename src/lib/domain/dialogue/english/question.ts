/** One question in what a student says, and the runs of words it is cut from. */
import { verbatim, type Word } from '../words.ts';
import { leadWords } from './grammar.ts';
import type { HeadKind } from './questionHeads.ts';

export type Question = {
	/** The words of the question without pauses; a leading "in terms of your bowels" is part of it. */
	words: Word[];
	/** Verbatim from the utterance. */
	quote: string;
	kind: HeadKind | 'statement' | 'bare';
	hasMark: boolean;
	/** "No fever?", "so it's in your chest?", "…, right?": put ready-made. */
	isLeading: boolean;
	/** Says again what the patient just said. */
	isEcho?: true;
	/** What was told just before it in the same breath, which "anything like that" may point back to. */
	told: Word[];
	/** Offset at which it asks: a leading "in terms of your bowels" ends before it. */
	asksFrom: number;
	/** Which sentence of the utterance it stands in. */
	sentence: number;
};

export const spaced = (words: readonly Word[]) => ` ${words.map((word) => word.form).join(' ')} `;
export const withoutPauses = (words: readonly Word[]) =>
	words
		.filter((word) => word.form !== ',')
		.filter((word, index, all) => word.form !== all[index + 1]?.form || /^\d+$/.test(word.form));

export function withoutLeads(words: readonly Word[]): Word[] {
	const start = words.findIndex(
		(word, index) => !leadWords.has(word.form) || isOwnStart(words, index),
	);
	return start === -1 ? [] : words.slice(start);
}

/** "No fever", "you smoke", "I see you": here the word is no mere lead. */
function isOwnStart(words: readonly Word[], index: number): boolean {
	const form = words[index]?.form;
	const next = words[index + 1]?.form;
	if (form === 'no') return next !== undefined && next !== ',';
	if (form === 'you') return words[index - 1]?.form !== 'thank';
	if (form === 'i') return next !== 'see';
	return form === 'all' && next !== 'right';
}

export const fragmentOf = (utterance: string, words: Word[]): Question => ({
	words,
	quote: verbatim(utterance, words),
	kind: 'fragment',
	hasMark: false,
	isLeading: false,
	told: [],
	asksFrom: words[0]?.start ?? 0,
	sentence: 0,
});
