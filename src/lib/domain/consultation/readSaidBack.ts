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
const fewest: Record<Language, number> = { en: 6, 'zh-CN': 2 };

/**
 * @param ask reads one thing as a question put now.
 * @returns what the utterance says back, in spoken order; nothing where it is no summary.
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
	const read = await Promise.all(
		things.map(async (words) => {
			const { topics } = await ask(`${words}?`);
			return { words, topics: topics.map(({ id }) => id) };
		}),
	);
	return read.filter(({ topics }) => topics.length > 0);
}
