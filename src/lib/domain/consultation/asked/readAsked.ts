/** Reads a question by the questions that the case's authors foresaw: which fact is meant, or that nobody wrote an answer. */
import type { DialogueAct, Reading, TopicId, TopicReading } from '../../dialogue/reading.ts';
import type { Language } from '../../dialogue/topicCatalogue.ts';
import { contentWords } from '../../patient/told/contentWords.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { nearestAsked, type Nearest } from './askedIndex.ts';

/** Likeness and lead together, at the least; found on questions the authors had not in mind (`eval unplanned`). */
const enough = {
	/** Among the facts of a topic that the interpreter read, the one most like is meant. */
	onTopic: 0,
	/** Where another topic was read, or none. */
	offTopic: 0.3,
	/** That nobody wrote an answer. */
	unanswered: 0.15,
	/** What one part of a question asks besides the whole. */
	part: 0.4,
	/** Where the words do something else too: ask leave, explain, arrange. */
	besideAct: 0.5,
} as const;

/** Acts that a question of history may carry. */
const inQuestions = new Set<DialogueAct>([
	'ideas',
	'concerns',
	'expectations',
	'jargon',
	'judgement',
]);

function isEnough(
	{ answer, likeness, lead }: Nearest,
	{ isOnTopic, isAct }: { isOnTopic: boolean; isAct: boolean },
): boolean {
	const sure = likeness + lead;
	if (isAct) return sure >= enough.besideAct;
	if ('line' in answer) return sure >= enough.unanswered;
	return sure >= (isOnTopic ? enough.onTopic : enough.offTopic);
}

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
		const nearest = nearestAsked(part, [], scenario);
		if (!nearest || !('factId' in nearest.answer) || isMeant(nearest.answer.factId)) return [];
		const isSure = nearest.isSame || nearest.likeness + nearest.lead >= enough.part;
		return isSure ? asFact(nearest.answer.factId, nearest, part.trim(), [], scenario) : [];
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

/** What bears on safety and was read by the interpreter is answered: no likeness puts it off, unless word for word. */
const bearsOnSafety = (ids: readonly TopicId[], { facts }: Scenario) =>
	facts.some(({ safety, topics }) => safety && topics.some((id) => ids.includes(id)));

type Read = Pick<Reading, 'topics' | 'unanswered'>;

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

/**
 * @param sentence one sentence of the utterance that asks.
 * @param topics read in it.
 */
export function readAsked(
	sentence: string,
	topics: readonly TopicReading[],
	{ acts }: Pick<Reading, 'acts'>,
	scenario: Scenario,
): Read {
	const words = sentence.trim();
	const ids = topics.map(({ id }) => id);
	if (!scenario.asked || asksSeveral(words, topics, scenario.language))
		return { topics: [...topics] };
	const nearest = nearestAsked(words, ids, scenario);
	if (!nearest) return { topics: [...topics] };
	const { answer, question } = nearest;
	const fact = 'factId' in answer && scenario.facts.find(({ id }) => id === answer.factId);
	const isOnTopic = Boolean(fact && fact.topics.some((id) => ids.includes(id)));
	// "How long has that been going on?" stays with what was spoken of.
	const leans = topics.length > 0 && topics.every(({ followUp }) => followUp);
	const stays = leans || (bearsOnSafety(ids, scenario) && !nearest.isSame);
	if (stays && !isOnTopic) return { topics: [...topics] };
	const isAct = acts.some((one) => !inQuestions.has(one.act) && words.includes(one.words));
	if (!isEnough(nearest, { isOnTopic, isAct })) return { topics: [...topics] };
	if ('factId' in answer) {
		const read = asFact(answer.factId, nearest, words, topics, scenario);
		return { topics: askedByParts(words, read, scenario).reduce(withPart, read) };
	}
	// "Have you?" is like any question, and is none of them.
	if (!nearest.isSame && contentWords(words, scenario.language).size === 0)
		return { topics: [...topics] };
	const line = mayDeny(nearest, ids, scenario) ? answer.line : 'cannot_say';
	return { topics: [...topics], unanswered: [{ words, line, why: `like "${question}"` }] };
}
