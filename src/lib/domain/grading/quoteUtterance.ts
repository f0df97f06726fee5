/** Turns words someone says are in a line into evidence that quotes the line itself. */
import type { Evidence, GradedUtterance } from './grader.ts';
import { findFolded, foldText } from './foldedText.ts';

type UtteranceEvidence = Extract<Evidence, { kind: 'utterance' }>;
type Line = Pick<GradedUtterance, 'id' | 'text'>;
/** In UTF-16 units of the line's text. */
type Range = { start: number; end: number };

/**
 * Looks for the words loosely, quotes what the line really holds.
 * @returns null when the words are not in it.
 */
export function quoteUtterance(line: Line, words: string): UtteranceEvidence | null {
	const place = findFolded(foldText(line.text, 'loose'), foldText(words, 'loose').text);
	if (!place) return null;
	return quoteRange(line, place.start, place.end);
}

/** Marks that end a sentence or a clause; the Latin ones only before white space, for "37.5" goes on. */
const sentenceEnd = /^(?:[.?!](?=\s|$)|[。？！\n])/;
const clauseEnd = /^(?:[.?!,;:](?=\s|$)|[。？！，；：、\n])/;
/** A sentence longer than this is quoted by its clause. */
const longestQuote = 160;

/**
 * The sentence that holds the words: a cue alone ("my name is") would be true and mean nothing to a reader.
 * @returns null when the words are not in the line.
 */
export function quoteSentence(line: Line, words: string): UtteranceEvidence | null {
	const found = quoteUtterance(line, words);
	return found && sentenceAround(line, found);
}

/** The sentence that holds this range of the line, or its clause where the sentence is long. */
export function sentenceAround(line: Line, range: Range): UtteranceEvidence {
	const sentence = widen(line, range, sentenceEnd);
	return sentence.quote.length <= longestQuote ? sentence : widen(line, range, clauseEnd);
}

/** Out to the ends on both sides; the closing mark belongs to it, white space around it does not. */
function widen(line: Line, { start, end }: Range, mark: RegExp): UtteranceEvidence {
	const { text } = line;
	const endsAt = (index: number) => mark.test(text.slice(index, index + 2));
	let [from, to] = [start, end];
	while (from > 0 && !endsAt(from - 1)) from -= 1;
	while (to < text.length && !endsAt(to - 1)) to += 1;
	while (from < start && /\s/.test(text.charAt(from))) from += 1;
	while (to > end && /\s/.test(text.charAt(to - 1))) to -= 1;
	return quoteRange(line, from, to);
}

/** The whole line, without the white space around it; null when there is nothing else in it. */
export function quoteWholeUtterance(line: Line): UtteranceEvidence | null {
	const start = line.text.length - line.text.trimStart().length;
	const end = line.text.trimEnd().length;
	return start < end ? quoteRange(line, start, end) : null;
}

function quoteRange(line: Line, start: number, end: number): UtteranceEvidence {
	const quote = line.text.slice(start, end);
	return { kind: 'utterance', utteranceId: line.id, quote, start, end };
}
