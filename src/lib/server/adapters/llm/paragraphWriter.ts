/** A language model phrases the overall paragraph of a feedback, over facts that code has found. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { OverallFact } from '#lib/domain/grading/advice/advice.ts';
import { factWords, plainWords } from '#lib/domain/grading/advice/paragraphWords.ts';
import type { WriteParagraph } from '#lib/server/services/gradingPorts.ts';
import type { Model } from './model.ts';
import { useOf } from './useOf.ts';

/** The same facts are phrased once; the oldest are forgotten. */
const keptParagraphs = 500;

const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': 'Simplified Chinese' };

/** The closed list that the paragraph will be held against is told to the model. */
function requestFor(facts: readonly OverallFact[], language: Language) {
	const words = [
		...new Set([
			...plainWords[language],
			...facts.flatMap(({ code }) => factWords[language][code]),
		]),
	];
	const system = `You write three or four short sentences in ${languageNames[language]} to a medical student about one practice consultation, as a kind teacher would. Each sentence tells one of "facts", with its numbers in the order given and its label as it stands, or encourages. Use no other words than those of "words". Add nothing, judge nothing, answer with the sentences alone.`;
	return [
		{ role: 'system' as const, content: system },
		{ role: 'user' as const, content: JSON.stringify({ facts, words }) },
	];
}

/** Not yet held against the facts: whoever shows it does that. */
export function createParagraphWriter(model: Model): WriteParagraph {
	const written = new Map<string, Promise<string | null>>();
	const { signal } = new AbortController();
	return (facts, language, spend) => {
		const messages = requestFor(facts, language);
		const key = JSON.stringify(messages);
		const known = written.get(key);
		if (known) return known;
		const writing = model.complete(messages, signal).then((outcome) => {
			const use = useOf(outcome, messages);
			if (use) spend({ ...use, role: 'tutor', wholeCaseTokens: null });
			if (outcome.kind === 'answered' && outcome.finish === 'stop') return outcome.value.trim();
			written.delete(key);
			return null;
		});
		written.set(key, writing);
		const [oldest] = written.keys();
		if (written.size > keptParagraphs && oldest) written.delete(oldest);
		return writing;
	};
}
