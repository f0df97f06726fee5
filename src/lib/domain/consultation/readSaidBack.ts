/** What a summary says back, thing by thing: each is read as the question it would be, for that is how its topics are known. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { Interpreter, Reading, SaidBack } from '../dialogue/reading.ts';

const between: Record<Language, RegExp> = {
	en: /[,.;:?!\n]+|\band\b/i,
	'zh-CN': /[，。；：？！、,;:?!\n]+/u,
};
/** What the doctor thinks, did or will do is no account of what was told. */
const ofDoctor: Record<Language, RegExp> = {
	en: /\b(?:i|we|let['’]?s|let me)\b|\b(?:i|we)['’]/i,
	'zh-CN': /我|咱/u,
};
/** So many things are read: each is a reading of its own, and everybody waits for the same reader. */
const most = 12;
const fewest: Record<Language, number> = { en: 6, 'zh-CN': 2 };

/**
 * @param ask reads one thing as a question put now.
 * @returns what the utterance says back, in spoken order; nothing where it is no summary. What goes beyond the things
 * that are read stands last, as one thing on no topic.
 */
export async function readSaidBack(
	{ acts }: Pick<Reading, 'acts'>,
	text: string,
	language: Language,
	ask: (question: string) => ReturnType<Interpreter['read']>,
): Promise<SaidBack[]> {
	if (!acts.some(({ act }) => act === 'summary')) return [];
	const things = text
		.split(between[language])
		.map((words) => words.trim())
		.filter((words) => words.length >= fewest[language] && !ofDoctor[language].test(words));
	const read: SaidBack[] = [];
	for (const words of things.slice(0, most)) {
		const { topics } = await ask(`${words}?`);
		if (topics.length > 0) read.push({ words, topics: topics.map(({ id }) => id) });
	}
	const unread = things.slice(most).join(', ');
	return unread ? [...read, { words: unread, topics: [] }] : read;
}
