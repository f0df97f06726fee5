/** How long typing and reading take. */
import { countWords } from '../dialogue/countWords.ts';
import type { Language } from '../dialogue/topicCatalogue.ts';

/** Milliseconds for this text at so many words a minute. */
export const takesMs = (text: string, language: Language, wordsAMinute: number): number =>
	(countWords(text, language) / wordsAMinute) * 60_000;

/** As much of the text as can be typed in this time: whole words. */
export function typedWithin(
	text: string,
	language: Language,
	wordsAMinute: number,
	milliseconds: number,
): string {
	if (takesMs(text, language, wordsAMinute) <= milliseconds) return text;
	const pieces = text.match(language === 'en' ? /\S+\s*/gu : /./gsu) ?? [];
	let typed = '';
	for (const piece of pieces) {
		if (takesMs(typed + piece, language, wordsAMinute) > milliseconds) break;
		typed += piece;
	}
	return typed.trimEnd();
}
