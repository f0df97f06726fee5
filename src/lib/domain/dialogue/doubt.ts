/** When a reading is unsure of itself: the patient asks back, and a second reader may be asked. */
import type { Reading } from './reading.ts';
import type { Language } from './topicCatalogue.ts';

/** Nearer than this, a patient may well have understood one or the other. Each language's reading has its own scale. */
export const likelyScore: Readonly<Record<Language, number>> = { en: 0.63, 'zh-CN': 0.3 };

/** Below this, a topic was read without a phrase or cue that names it. English lists none so weak. */
const sureScore: Readonly<Record<Language, number>> = { en: 0.7, 'zh-CN': 0.6 };

/** What the patient reacts to without answering: there is nothing to find out. */
const unanswered = new Set(['role_break', 'abuse']);

/**
 * A question that reached no topic, or only weak ones, or that left something near unread beside what it reached.
 * A statement is never in doubt: it asks nothing.
 */
export function isDoubtful(reading: Reading, language: Language): boolean {
	const { topics, candidates, acts, isQuestion } = reading;
	if (acts.some(({ act }) => unanswered.has(act))) return false;
	if (topics.length === 0) return isQuestion;
	const isWeak = topics.every(({ score }) => score < sureScore[language]);
	return isWeak || candidates.some(({ score }) => score >= likelyScore[language]);
}
