/**
 * Holds a model's paragraph against the facts it was given. A model phrases, it does not judge: whatever a sentence says
 * beyond a fact and plain words of encouragement, the template's sentences stand in for all of it.
 */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { OverallFact } from './advice.ts';
import { factWords, plainWords } from './paragraphWords.ts';

const mostCharacters = 700;
const sentenceEnds = /(?<=[.!?](?=\s|$))|(?<=[。！？])/u;

/**
 * @returns the paragraph when each of its sentences tells one fact, or encourages, and nothing else: its numbers are that
 * fact's, all of them and in their order, and every other word is one of a closed list for it. Null otherwise.
 */
export function holdParagraph(
	text: string,
	facts: readonly OverallFact[],
	language: Language,
): string | null {
	const paragraph = text.trim().replace(/\s+/gu, ' ');
	if (paragraph === '' || paragraph.length > mostCharacters) return null;
	const sentences = paragraph.split(sentenceEnds).filter((sentence) => sentence.trim());
	const holds = (sentence: string) =>
		isPlain(sentence, [], language) || facts.some((fact) => tells(sentence, fact, language));
	return sentences.every(holds) ? paragraph : null;
}

/** By its label, whose numbers need not be said, or else by its numbers. */
function tells(sentence: string, fact: OverallFact, language: Language): boolean {
	const label = 'label' in fact ? fact.label : null;
	const rest = label === null ? sentence : sentence.replaceAll(label, ' ');
	if (label !== null && rest === sentence) return false;
	const said = rest.match(number)?.map(Number) ?? [];
	const own = Object.values(fact).filter((value) => typeof value === 'number');
	const areOwn = said.length === own.length && said.every((value, index) => value === own[index]);
	if (!areOwn && !(label !== null && said.length === 0)) return false;
	return isPlain(rest.replaceAll(number, ' '), factWords[language][fact.code], language);
}

const number = /\d+(?:\.\d+)?/gu;

/** Holds no words but plain ones and these. */
function isPlain(text: string, others: readonly string[], language: Language): boolean {
	const allowed = [...plainWords[language], ...others];
	if (language === 'en') {
		const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
		return words.every((word) => allowed.includes(word));
	}
	// Chinese has no gaps between words: the longest are taken out first.
	const left = allowed
		.toSorted((a, b) => b.length - a.length)
		.reduce((rest, word) => rest.replaceAll(word, ' '), text);
	return !/[\p{L}\p{N}]/u.test(left);
}
