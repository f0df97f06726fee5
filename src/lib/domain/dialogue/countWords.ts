/** How many words a text has, in a language that sets spaces and in one that does not. */
import type { Language } from './topicCatalogue.ts';

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
