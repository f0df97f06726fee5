/** Reads what a student says in Chinese: cues and phrasings decide, code alone, no model. */
import type { ActReading, Interpreter, PriorTurn, Reading, TopicReading } from '../reading.ts';
import type { TopicCatalogue } from '../topicCatalogue.ts';
import type { AskedClause } from './askedClause.ts';
import type { Choice } from './clauseTopics.ts';
import { surelyNamed } from './followUp.ts';
import { styleOfReading } from './questionStyle.ts';
import { asksPermission } from './questionForm.ts';
import { readActs } from './readActs.ts';
import { readClauses } from './readClauses.ts';
import { buildTopicIndex, type TopicIndex } from './topicIndex.ts';

/** Raise it with every change of rules; the catalogue's content is hashed in beside it. */
const rules = 'zh-7';
const longestRead = 2000;

const hashOf = (catalogue: TopicCatalogue): string => {
	let hash = 5381;
	for (const character of JSON.stringify(catalogue))
		hash = ((hash * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
	return hash.toString(36);
};

const toReading = (choice: Choice, clause: AskedClause): TopicReading => {
	const asked = clause.form.asks ? clause.form.style : 'closed';
	const isOpenByNature = choice.topic.kind === 'broad' && asked !== 'leading';
	return {
		id: choice.topic.id,
		score: Math.round(choice.score * 100) / 100,
		words: clause.words,
		style: isOpenByNature ? 'open' : asked,
		why: choice.why,
	};
};

const surestFirst = (readings: TopicReading[]): TopicReading[] => {
	const best = new Map<string, TopicReading>();
	for (const reading of readings)
		if (reading.score > (best.get(reading.id)?.score ?? -1)) best.set(reading.id, reading);
	return [...best.values()].sort((a, b) => b.score - a.score);
};

/** "身上还有哪儿疼，或者摸到疙瘩没有": pain anywhere is a question of its own. */
const wherever = /身上|哪|地方|别处/;

/** "小便顺畅吗，会不会痛": pain alone, asked beside a named symptom, is that symptom's. */
const isLoosePain = (reading: TopicReading, all: readonly TopicReading[]) =>
	reading.id === 'pain' && !wherever.test(reading.words) && all.some(({ id }) => id !== 'pain');

/** "可以跟您聊聊吗": a clause that asks for leave asks nothing else, unless it surely names something. */
const onlyAsksLeave = (topic: TopicReading, acts: readonly ActReading[]) =>
	topic.score < surelyNamed &&
	acts.some(
		({ act, words }) =>
			(act === 'consent' || act === 'permission') &&
			(topic.words.includes(words) || words.includes(topic.words)),
	);

const perspective = ['ideas', 'concerns', 'expectations'] as const;
const perspectiveActs = (topics: readonly TopicReading[]): ActReading[] =>
	perspective.flatMap((act) => {
		const topic = topics.find(({ id }) => id === act);
		return topic ? [{ act, words: topic.words }] : [];
	});

const readUtterance = (
	full: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
	patientWords: readonly string[] | undefined,
): Reading => {
	const utterance = full.slice(0, longestRead);
	const clauses = readClauses(utterance, before, index, patientWords);
	const chosen = surestFirst(
		clauses.flatMap((clause) => clause.found.chosen.map((choice) => toReading(choice, clause))),
	);
	const topics = chosen.filter((reading) => !isLoosePain(reading, chosen));
	const candidates = surestFirst(
		clauses.flatMap((clause) => clause.found.doubtful.map((choice) => toReading(choice, clause))),
	).filter(({ id }) => !topics.some((topic) => topic.id === id));
	const acts = readActs(
		utterance,
		clauses.map((clause) => ({ ...clause, elicits: clause.found.chosen.length > 0 })),
	);
	const asked = topics.filter((topic) => !onlyAsksLeave(topic, acts));
	return {
		topics: asked,
		candidates,
		acts: [...acts, ...perspectiveActs(asked)],
		style: styleOfReading(clauses),
		isQuestion: clauses.some(
			({ asks, plain, form }) =>
				asks ||
				(!form.asks && form.as === 'tag') ||
				(!form.asks && form.as === 'plan' && asksPermission(plain)),
		),
	};
};

/**
 * The Chinese interpreter. Pure and synchronous inside; a reading takes a millisecond or two.
 * @param catalogue the Chinese topics; indices are built once, here.
 */
export const buildChineseInterpreter = ({
	catalogue,
}: {
	catalogue: TopicCatalogue;
}): Interpreter => {
	const index = buildTopicIndex(catalogue);
	return {
		version: `${rules}.${hashOf(catalogue)}`,
		read: async (utterance, before, patientWords) =>
			readUtterance(utterance, before, index, patientWords),
	};
};
