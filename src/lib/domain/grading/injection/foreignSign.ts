/** Whether words are of another language than the consultation's: neither rules nor markers can read what they ask for. */
import type { Language } from '../../dialogue/topicCatalogue.ts';

/** Words that hold sentences together, none of them English. */
const functionWords: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
	Object.entries({
		fr: 'le la les des une un de est pas vous que qui dans avec pouvez quel quelle quelles votre vos je nous sur ce cette aux au du et où ou mon ma donnez dites moi comment comme chaque pour plus sont être',
		es: 'el los las una un es qué que cómo como por para con usted tu su sus está del cuál cuáles puedes puede dónde mi y lo al se quién soy eres de en',
		de: 'der die das des und ist sind nicht ich sie mit ein eine einen einer keine dein deine ihr ihre wie wir können kannst könnte bitte mir den dem von zu auf für du wenn sich wäre wurde uns diese dieser dass',
		pt: 'o os uma é não você que como para por com seu sua isso onde qual',
		it: 'il che è di per non sono una come con del della puoi tuo tua cosa dove gli mi',
		nl: 'het een niet wat ik je van voor met zijn kunt jouw waar hoe deze',
		id: 'yang adalah apa bagaimana cara dan untuk dengan di ini itu saya anda tidak membuat',
	}).map(([language, words]) => [language, new Set(words.split(' '))]),
);

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Of a mouthful of foreign words, "c’est la vie" is no sign. */
function isOtherLatin(text: string): boolean {
	const words = text.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
	const accented = words.filter((word) => /\P{ASCII}/u.test(word)).length;
	if (/[¿¡]/u.test(text) || (accented >= 2 && accented / words.length > 0.1)) return true;
	return Object.values(functionWords).some((known) => {
		const found = words.filter((word) => known.has(word));
		const kinds = new Set(found).size;
		const share = found.length / Math.max(1, words.length);
		return (kinds >= 2 && share >= 0.4) || (kinds >= 3 && share >= 0.15);
	});
}

/** Letters of a script that neither language writes; a lone Greek letter is a unit or a name. */
const otherScripts = /(?:[\p{L}--[\p{Script=Latin}\p{Script=Han}]]\p{M}*){3,}/v;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Small-letter words: abbreviations in capitals belong to medicine in every language. */
const latinWords = (text: string) =>
	count(text, /(?<![\p{L}\d])\p{Script=Latin}*\p{Ll}{2,}(?![\p{L}\d])/gu);

export function isForeign(text: string, language: Language): boolean {
	if (otherScripts.test(text) || kana.test(text)) return true;
	const han = count(text, /\p{Script=Han}/gu);
	if (language === 'en') return han >= 2 || isOtherLatin(text);
	const latin = latinWords(text);
	return latin >= 12 || (latin >= 4 && latin > han);
}
