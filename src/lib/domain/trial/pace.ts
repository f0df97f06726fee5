/** How long typing and reading take. */
import type { Language } from '../dialogue/topicCatalogue.ts';

/**
 * Words a minute are counted in fives of keystrokes; a Chinese character takes about four with choosing it. Read, as
 * many characters a word come to 250 a minute at 200 words, which is what people read.
 */
const charactersAWord = 1.25;

/** Words in a text; in Chinese by its characters, since nothing stands between its words. */
export function countWords(text: string, language: Language): number {
	const latin = text.match(/[\p{Script=Latin}\p{N}]+(?:['’-][\p{Script=Latin}\p{N}]+)*/gu) ?? [];
	if (language === 'en') return latin.length;
	const characters = text.match(/\p{Script=Han}/gu) ?? [];
	return latin.length + characters.length / charactersAWord;
}

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
