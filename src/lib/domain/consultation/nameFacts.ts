/** Which facts of the case a question names in the case's own words: a reading by what this patient has to tell. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { Reading, TopicReading } from '../dialogue/reading.ts';
import { contentWords } from '../patient/told/contentWords.ts';
import { coverageOf } from '../patient/told/coverage.ts';
import { factWordsOf } from '../patient/told/factWords.ts';
import { readAsked } from './asked/readAsked.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';

/** Changes whenever what is named may change: kept with every reading. */
export const namingVersion = 'facts-5';

/** Said in many a question, and about nothing. */
const empty: Record<Language, ReadonlySet<string>> = {
	en: contentWords(
		`ever tell please today anyone still yet been notice noticed doing done take taken feel feeling let last old long how
		happened happen good bad make made told said people time`,
		'en',
	),
	'zh-CN': new Set(),
};

/** Of the question's words, weighed by rarity, the share that a fact's wording holds; found on the shipped cases. */
const enough = {
	/** To be the one meant among the facts of a topic that was read. */
	onTopic: 0.3,
	/** To be meant though no topic of it was read, by two words at least. */
	alone: 0.6,
	words: 2,
} as const;
/** Facts off the topics read are meant only where they are named that much better. */
const better = 0.75;
/** A precise question earns a precise answer: the fact named best, and one as near. */
const most = 2;
const asNear = 0.9;

type Named = { fact: Fact; share: number; words: number };

/**
 * By what the question says beside the words its topics were read by: "short of breath" alone asks for breathlessness,
 * and not for the one fact that says it in these words. Best first.
 */
function factsNamed(
	sentence: string,
	topics: readonly TopicReading[],
	scenario: Scenario,
): Named[] {
	const { known, weigh } = factWordsOf(scenario);
	const { language } = scenario;
	const read = contentWords(topics.map(({ words }) => words).join(' '), language);
	const all = [...contentWords(sentence, language)];
	const asked = new Set(all.filter((word) => !empty[language].has(word) && !read.has(word)));
	const share = coverageOf(asked, weigh);
	return known
		.map(({ fact, words }) => ({
			...{ fact, share: share(words) },
			words: [...asked].filter((word) => words.has(word)).length,
		}))
		.filter((one) => one.share >= enough.onTopic)
		.toSorted((a, b) => b.share - a.share);
}

function bestOf(named: readonly Named[]): Fact[] {
	const least = (named[0]?.share ?? 0) * asNear;
	return named
		.filter(({ share }) => share >= least)
		.slice(0, most)
		.map(({ fact }) => fact);
}

/** The topics read, each with those of its facts that are meant. */
function narrowed(topics: readonly TopicReading[], meant: readonly Fact[]): TopicReading[] {
	return topics.map((topic) => {
		const facts = meant.filter((fact) => fact.topics.includes(topic.id)).map(({ id }) => id);
		return facts.length > 0 ? { ...topic, facts } : topic;
	});
}

/** "Has anyone around you had TB?": what the patient had is not meant. */
const asksOfOthers = (topics: readonly TopicReading[]) =>
	topics.some(({ id }) => id.startsWith('family_') || id === 'sick_contacts');

function readSentence(
	sentence: string,
	topics: readonly TopicReading[],
	scenario: Scenario,
): readonly TopicReading[] {
	const named = factsNamed(sentence, topics, scenario);
	const [best] = named;
	if (!best) return topics;
	const onTopic = named.filter(({ fact }) =>
		topics.some((topic) => fact.topics.includes(topic.id)),
	);
	if ((onTopic[0]?.share ?? 0) >= best.share * better) return narrowed(topics, bestOf(onTopic));
	const [id] = best.fact.topics;
	if (asksOfOthers(topics)) return topics;
	if (!id || best.share < enough.alone || best.words < enough.words) return topics;
	const asked: TopicReading = {
		...{ id, score: best.share, words: sentence.trim(), style: topics[0]?.style ?? 'closed' },
		...{ why: `words of the fact "${best.fact.id}"`, facts: bestOf(named).map((fact) => fact.id) },
	};
	return [asked, ...topics.filter((topic) => topic.id !== id)];
}

/** Sentences that one question runs over ("Some people drink more. Do you?") are one. */
function passagesOf(text: string, topics: readonly TopicReading[]): string[] {
	const passages: string[] = [];
	for (const sentence of text.match(SENTENCE) ?? []) {
		const last = passages.at(-1);
		const joined = `${last}${sentence}`;
		const goesOn =
			last &&
			topics.some(
				({ words }) => joined.includes(words) && !last.includes(words) && !sentence.includes(words),
			);
		if (goesOn) passages[passages.length - 1] = joined;
		else passages.push(sentence);
	}
	return passages;
}

const SENTENCE = /[^.?!;。？！；\n]+[.?!;。？！；]*/gu;
/** "Before we start, …", "while we wait, …": said of the talk, and nothing of what is asked. */
const PREAMBLE =
	/^\s*(?:(?:and|so|ok|okay|now|right),? )*(?:before|while|whilst|as|since|now that|now|when) (?:we|i)(?:['’]\w+)? [^,.?!]{1,40}, /i;
const ASKS = /[?？]\s*$/;

/**
 * An interpreter knows the catalogue and not the case. "Why did you stop your cholesterol tablets?" names a fact among
 * those of its topics; "have you ever given blood?" names one whose topic it does not read. Where the authors foresaw
 * questions in students' words, these tell which fact is meant, with the facts' words beside them. A shut gate stays shut.
 */
export function nameFacts(reading: Reading, text: string, scenario: Scenario): Reading {
	if (!reading.isQuestion) return reading;
	const sentences = passagesOf(text, reading.topics);
	const placed = new Set<TopicReading>();
	const read = sentences.map(
		(sentence): Pick<Reading, 'unanswered'> & { topics: readonly TopicReading[] } => {
			const own = reading.topics.filter(
				(topic) => !placed.has(topic) && sentence.includes(topic.words),
			);
			for (const topic of own) placed.add(topic);
			const asks = own.length > 0 || ASKS.test(sentence) || sentences.length === 1;
			if (!asks) return { topics: own };
			const rest = sentence.replace(PREAMBLE, '');
			const asked = own.every(({ words }) => rest.includes(words)) ? rest : sentence;
			if (!scenario.asked) return { topics: readSentence(asked, own, scenario) };
			return readAsked(asked, own, reading, scenario) ?? { topics: own };
		},
	);
	const others = reading.topics.filter((topic) => !placed.has(topic));
	const topics = uniqueById([...read.flatMap((one) => one.topics), ...others]);
	const unanswered = read.flatMap((one) => one.unanswered ?? []);
	return { ...reading, topics, ...(unanswered.length > 0 && { unanswered }) };
}

/** At most one entry per topic: the first. */
const uniqueById = (topics: readonly TopicReading[]): TopicReading[] =>
	topics.filter(({ id }, index) => topics.findIndex((other) => other.id === id) === index);
