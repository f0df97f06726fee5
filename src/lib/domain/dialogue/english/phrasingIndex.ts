/** The catalogue's own phrasings, word for word: what an author wrote under a topic is that topic. */
import type { Topic } from '../topicCatalogue.ts';
import type { Question } from './question.ts';
import { isElliptical } from './pointingBack.ts';
import { findQuestions } from './questions.ts';

export type PhrasingIndex = ReadonlyMap<string, { topic: Topic; phrasing: string }[]>;

const keyOf = (question: Question) => question.words.map((word) => word.form).join(' ');

export function buildPhrasingIndex(topics: readonly Topic[]): PhrasingIndex {
	const index = new Map<string, { topic: Topic; phrasing: string }[]>();
	for (const topic of topics)
		for (const phrasing of topic.phrasings) {
			const [question, ...more] = findQuestions(phrasing);
			// "Some men take tablets for that; have you?": its question alone could be any topic's.
			if (!question || more.length > 0 || isElliptical(question)) continue;
			const key = keyOf(question);
			index.set(key, [...(index.get(key) ?? []), { topic, phrasing }]);
		}
	return index;
}

export const findPhrasing = (index: PhrasingIndex, question: Question) =>
	index.get(keyOf(question)) ?? [];
