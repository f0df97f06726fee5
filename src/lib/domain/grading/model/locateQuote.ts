/** Finds the words a model cites in the place it names, and quotes what really stands there. */
import { findFolded, foldText, type FoldedText } from '../foldedText.ts';
import type { Evidence } from '../grader.ts';
import { partOf } from '../noteFields.ts';
import { sentenceAround } from '../quoteUtterance.ts';
import type { CitedWords } from './modelAnswer.ts';
import type { Place, ShownRecord } from './shownRecord.ts';

/** Evidence, and the place it was said to come from. */
export type Located = { evidence: Evidence; place: Place | null };

/**
 * Case, dashes and full width don't matter, nor marks around the words. What is not there, or only inside other words,
 * becomes evidence that no check lets pass: an invented quote voids its mark and is flagged, not passed over.
 */
export function locateQuote({ at, words }: CitedWords, { places }: ShownRecord): Located {
	const place = places.get(at.trim()) ?? null;
	if (place?.kind === 'note') {
		const found = findWords(place.text, words);
		const quote = found ? place.text.slice(found.start, found.end) : words;
		return {
			place,
			evidence: found ? { kind: 'note', part: partOf(place.box), quote } : unfound(at, words),
		};
	}
	const found = place && findWords(place.line.text, words);
	if (!place || !found) return { place, evidence: unfound(place?.line.id ?? at, words) };
	return { place, evidence: sentenceAround(place.line, found) };
}

/** An empty range holds no words. */
const unfound = (utteranceId: string, quote: string): Evidence => ({
	kind: 'utterance',
	utteranceId,
	quote,
	start: 0,
	end: 0,
});

const marksAround = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

function findWords(text: string, words: string): { start: number; end: number } | null {
	const folded = foldText(text, 'loose');
	const needle = foldText(words.replace(marksAround, ''), 'loose').text;
	for (let found = findFolded(folded, needle); found;) {
		if (isWholeWords(folded, found.foldedStart, found.foldedEnd)) return found;
		found = findFolded(folded, needle, found.foldedStart + 1);
	}
	return null;
}

const latin = /[\p{Script=Latin}\p{N}]/u;

function isWholeWords({ text }: FoldedText, start: number, end: number): boolean {
	const goesOn = (at: number) => latin.test(text.charAt(at - 1)) && latin.test(text.charAt(at));
	return !goesOn(start) && !goesOn(end);
}
