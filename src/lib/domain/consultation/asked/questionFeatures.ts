/** What two questions are compared by: their words, and which stand side by side. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import { englishWords, stem } from '../../patient/told/contentWords.ts';

/** Runs of `length` neighbours. */
const runs = (parts: readonly string[], length: number): string[] =>
	parts
		.slice(0, Math.max(0, parts.length - length + 1))
		.map((_, at) => parts.slice(at, at + length).join(' '));

function ofEnglish(text: string): string[] {
	const stems = englishWords(text).map(stem);
	return [...stems, ...runs(stems, 2)];
}

/** Chinese has no spaces: characters and runs of two and three of them. */
function ofChinese(text: string): string[] {
	const characters = [
		...text
			.replaceAll('您', '你')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]/gu, ''),
	];
	return [1, 2, 3].flatMap((length) => runs(characters, length));
}

/** Question words count too: "how", "who" and "why" tell what is wanted. */
export const questionFeatures = (text: string, language: Language): string[] =>
	language === 'en' ? ofEnglish(text) : ofChinese(text);
