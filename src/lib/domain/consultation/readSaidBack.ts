/** What a summary says back, thing by thing: each is read as the question it would be, for that is how its topics are known. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { DialogueAct, Interpreter, Reading, SaidBack } from '../dialogue/reading.ts';

const between: Record<Language, RegExp> = {
	en: /[,.;:?!\n]+|\band\b/i,
	'zh-CN': /[，。；：？！、,;:?!\n]+/u,
};
const sentenceEnd = /(?<=[.?!。？！\n])/u;
/** "… and I'd like to listen to your heart and take your blood pressure": from there on the sentence asks. */
const requests = new Set<DialogueAct>(['examine', 'order_test']);
/** What the doctor thinks, did or will do is no account of what was told. */
const ofDoctor: Record<Language, RegExp> = {
	en: /\b(?:i|we|let['’]?s|let me)\b|\b(?:i|we)['’]/i,
	'zh-CN': /我|咱/u,
};
/** So many things are read: each is a reading of its own, and everybody waits for the same reader. */
const most = 12;
const fewest: Record<Language, number> = { en: 6, 'zh-CN': 2 };

function beforeRequest(things: string[], asked: readonly string[]): string[] {
	const at = things.findIndex((thing) => asked.some((words) => thing.includes(words)));
	return at < 0 ? things : things.slice(0, at);
}

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
	const asked = acts.filter(({ act }) => requests.has(act)).map(({ words }) => words);
	const things = text
		.split(sentenceEnd)
		.flatMap((sentence) => beforeRequest(sentence.split(between[language]), asked))
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
