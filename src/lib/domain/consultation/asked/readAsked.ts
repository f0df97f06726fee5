/** Reads a question by the questions that the case's authors foresaw: which fact is meant, or that nobody wrote an answer. */
import type { DialogueAct, Reading, TopicId, TopicReading } from '../../dialogue/reading.ts';
import type { Language } from '../../dialogue/topicCatalogue.ts';
import { contentWords } from '../../patient/told/contentWords.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Answer } from './askedIndex.ts';
import { nearestAsked, type Nearest } from './nearestAsked.ts';

/** Off the topics that were read, an answer is given where it is likelier than all others together. */
const likely = 0.5;
/** Where the words do something else too (ask leave, explain, arrange): cosine with a foreseen question. */
const muchAlike = 0.5;

/** Acts that a question of history may carry. */
const inQuestions = new Set<DialogueAct>([
	'ideas',
	'concerns',
	'expectations',
	'jargon',
	'judgement',
]);

/** "Do you smoke or drink?" asks two things: each is answered. */
const lists: Record<Language, RegExp> = {
	en: /,|\b(?:or|and)\b/i,
	'zh-CN': /[，,、和或]|还有|以及/u,
};
const asksSeveral = (sentence: string, topics: readonly TopicReading[], language: Language) =>
	lists[language].test(sentence) && new Set(topics.map(({ words }) => words)).size > 1;

const between: Record<Language, RegExp> = {
	en: /[,;]|\b(?:or|and)\b/i,
	'zh-CN': /[，,；、]|还是|或者?|还有|以及/u,
};

/** "Any bleeding, or water leaking?": what a part of the question asks, where the whole was read as another's. */
function askedByParts(
	words: string,
	read: readonly TopicReading[],
	scenario: Scenario,
): TopicReading[] {
	const parts = words.split(between[scenario.language]).filter((part) => part.trim());
	const isMeant = (id: string) => read.some(({ facts }) => facts?.includes(id));
	if (parts.length < 2) return [];
	return parts.flatMap((part) => {
		const [nearest] = nearestAsked(part, { topics: [], candidates: [] }, scenario);
		if (!nearest || !('factId' in nearest.answer) || isMeant(nearest.answer.factId)) return [];
		return nearest.probability >= likely
			? asFact(nearest.answer.factId, nearest, part.trim(), [], scenario)
			: [];
	});
}

/** Two facts of one topic are asked for under it. */
function withPart(read: TopicReading[], part: TopicReading): TopicReading[] {
	const same = read.find(({ id }) => id === part.id);
	if (!same) return [...read, part];
	const both = { ...same, facts: [...(same.facts ?? []), ...(part.facts ?? [])] };
	return read.map((topic) => (topic === same ? both : topic));
}

/** Where the case says something on the topic, only the very question that its authors foresaw is denied. */
function mayDeny({ isSame }: Nearest, ids: readonly TopicId[], { facts }: Scenario): boolean {
	return isSame || !facts.some((fact) => fact.topics.some((id) => ids.includes(id)));
}

const isOnTopic = (answer: Answer, ids: readonly TopicId[], { facts }: Scenario) =>
	'factId' in answer &&
	facts.some(
		({ id, topics }) => id === answer.factId && topics.some((topic) => ids.includes(topic)),
	);

/** What bears on safety and was read by the interpreter is answered: no likeness puts it off, unless word for word. */
const bearsOnSafety = (ids: readonly TopicId[], { facts }: Scenario) =>
	facts.some(({ safety, topics }) => safety && topics.some((id) => ids.includes(id)));

function asFact(
	factId: string,
	{ question }: Nearest,
	words: string,
	topics: readonly TopicReading[],
	scenario: Scenario,
): TopicReading[] {
	const fact = scenario.facts.find(({ id }) => id === factId);
	const own = topics.find(({ id }) => fact?.topics.includes(id));
	const id = own?.id ?? fact?.topics[0];
	if (!id) return [...topics];
	const asked: TopicReading = {
		...{ id, words, facts: [factId], why: `like "${question}"` },
		...{ score: own?.score ?? 0.9, style: own?.style ?? topics[0]?.style ?? 'closed' },
	};
	// What the words of other facts named is not meant.
	const others = topics.filter((topic) => topic.id !== id).map(({ facts: _, ...topic }) => topic);
	return [asked, ...others];
}

type Read = Pick<Reading, 'topics' | 'unanswered'>;

/**
 * The answer meant: the likeliest where it is likely, or on a topic that was read; else the likeliest on such a topic.
 * @param stays whether only an answer on what was read may be given.
 */
function meantAmong(
	ranked: readonly Nearest[],
	isOnTopic: (answer: Answer) => boolean,
	stays: (nearest: Nearest) => boolean,
): Nearest | undefined {
	const [first] = ranked;
	if (!first || isOnTopic(first.answer)) return first;
	if (stays(first)) return undefined;
	return first.probability >= likely ? first : ranked.find(({ answer }) => isOnTopic(answer));
}

/**
 * @param sentence one sentence of the utterance that asks.
 * @param topics read in it.
 * @returns null where it is like none of them enough to tell.
 */
export function readAsked(
	sentence: string,
	topics: readonly TopicReading[],
	{ acts, candidates }: Pick<Reading, 'acts' | 'candidates'>,
	scenario: Scenario,
): Read | null {
	const words = sentence.trim();
	const ids = topics.map(({ id }) => id);
	if (!scenario.asked || asksSeveral(words, topics, scenario.language)) return null;
	const ranked = nearestAsked(words, { topics: [...topics], candidates }, scenario);
	const isAct = acts.some((one) => !inQuestions.has(one.act) && words.includes(one.words));
	// "How long has that been going on?" stays with what was spoken of.
	const leans = topics.length > 0 && topics.every(({ followUp }) => followUp);
	const nearest = meantAmong(
		ranked,
		(answer) => isOnTopic(answer, ids, scenario),
		({ isSame }) => leans || (bearsOnSafety(ids, scenario) && !isSame),
	);
	if (!nearest || (isAct && nearest.likeness < muchAlike)) return null;
	const { answer, question } = nearest;
	if ('factId' in answer) {
		const read = asFact(answer.factId, nearest, words, topics, scenario);
		return { topics: askedByParts(words, read, scenario).reduce(withPart, read) };
	}
	// "Have you?" is like any question, and is none of them.
	if (!nearest.isSame && contentWords(words, scenario.language).size === 0) return null;
	const line = mayDeny(nearest, ids, scenario) ? answer.line : 'cannot_say';
	return { topics: [...topics], unanswered: [{ words, line, why: `like "${question}"` }] };
}
