/** Where the clauses of a speech end: what is judged before it is shown is judged clause by clause. */
import type { Language } from '../../dialogue/topicCatalogue.ts';

/** In English the mark counts only before a space: "38.5" and "1,000" go on. */
const clauseEnd: Readonly<Record<Language, RegExp>> = {
	en: /(?:[,.;:!?…—]+["'”’)\]]*(?=\s)|\n)/g,
	'zh-CN': /[，。；：！？…,;!?\n]/g,
};

/** @returns the offset after the first clause that surely ends within the text; -1 while none does. */
export function firstClauseEnd(text: string, language: Language): number {
	const pattern = clauseEnd[language];
	pattern.lastIndex = 0;
	const match = pattern.exec(text);
	return match ? match.index + match[0].length : -1;
}

/** All clauses of a whole text, each with the mark it ends with. */
export function splitClauses(text: string, language: Language): string[] {
	const clauses: string[] = [];
	let rest = text;
	for (;;) {
		const end = firstClauseEnd(rest, language);
		if (end < 0) break;
		clauses.push(rest.slice(0, end));
		rest = rest.slice(end);
	}
	return rest.trim() === '' ? clauses : [...clauses, rest];
}
