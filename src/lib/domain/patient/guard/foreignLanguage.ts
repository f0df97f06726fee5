/** Whether a reply has left the language of its case, told by its letters as they arrive. */
import type { Language } from '../../dialogue/topicCatalogue.ts';

const own: Record<Language, RegExp> = { en: /\p{Script=Latin}/gu, 'zh-CN': /\p{Script=Han}/gu };
/** Letters of other scripts that may stand in a reply: Chinese speech holds abbreviations, "CT", "B超". */
const mostStrangers: Record<Language, number> = { en: 0, 'zh-CN': 30 };

/** No word of either language is as long: letters and digits without a gap are a code. */
const code = /[A-Za-z0-9+/=]{40}/;
const unbrokenEnd = /[A-Za-z0-9+/=]*$/;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** @returns a function that takes the next words and tells whether they are of another language by now. */
export function createLanguageWatch(language: Language): (text: string) => boolean {
	let letters = 0;
	let ownLetters = 0;
	let unbroken = '';
	return (text) => {
		const withLast = unbroken + text;
		unbroken = unbrokenEnd.exec(withLast)?.[0] ?? '';
		if (code.test(withLast)) return true;
		letters += count(text, /\p{L}/gu);
		ownLetters += count(text, own[language]);
		const strangers = letters - ownLetters;
		return strangers > mostStrangers[language] && (language === 'en' || strangers > ownLetters);
	};
}
