/** Turns words someone says are in a line into evidence that quotes the line itself. */
import type { Evidence, GradedUtterance } from './grader.ts';
import { findFolded, foldText } from './foldedText.ts';

type UtteranceEvidence = Extract<Evidence, { kind: 'utterance' }>;
type Line = Pick<GradedUtterance, 'id' | 'text'>;

/**
 * Looks for the words loosely, quotes what the line really holds.
 * @returns null when the words are not in it.
 */
export function quoteUtterance(line: Line, words: string): UtteranceEvidence | null {
	const place = findFolded(foldText(line.text, 'loose'), foldText(words, 'loose').text);
	if (!place) return null;
	return quoteRange(line, place.start, place.end);
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
