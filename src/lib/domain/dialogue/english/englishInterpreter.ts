/** The English interpreter: phrases and grammar decide, sentence embeddings catch what no phrase foresaw. */
import type { PhrasingVector } from '../nearestTopics.ts';
import type { Interpreter, PriorTurn, Reading, TopicId, TopicReading } from '../reading.ts';
import type { Topic, TopicCatalogue } from '../topicCatalogue.ts';
import {
	buildTopicLexicon,
	findTopics,
	type TopicHit,
	type TopicLexicon,
} from '../topicLexicon.ts';
import { staysWithFamily, topicsForWhose, type Whose } from '../whose.ts';
import { verbatim } from '../words.ts';
import { findActs } from './acts.ts';
import { headingOf } from './bareQuestions.ts';
import { echoes, isBare, topicsByEllipsis, topicsOfEcho } from './ellipsis.ts';
import { namedTopics } from './namedTopics.ts';
import { asksNoHistory } from './notHistory.ts';
import { asPutToPatient, patientAsHe } from './patientAsHe.ts';
import { buildPhrasingIndex, findPhrasing, type PhrasingIndex } from './phrasingIndex.ts';
import type { Question } from './question.ts';
import { findQuestions } from './questions.ts';
import { followsUp, pointsBack } from './reference.ts';
import { readByMeaning, type Asked, type Embed, type Meaning } from './readByMeaning.ts';
import { splitSentences } from './sentences.ts';
import { buildSpelling, type MendSpelling } from './spelling.ts';
import { styleOf, styleTogether } from './style.ts';
import { goesOnAbout, lastAskedOfFamily, whoseQuestion, whoseSpokenFor } from './subject.ts';

export type EnglishInterpreterParts = {
	catalogue: TopicCatalogue;
	/** Of every phrasing of the catalogue; empty: the lexicon reads alone. */
	vectors: readonly PhrasingVector[];
	embed?: Embed;
	/** Told apart in the version, so that a reading can be traced to what made it. */
	catalogueHash?: string;
};

const RULES = 'en-3';
const MAX_SCORE = 0.98;
const wordsOf = (question: Question) => question.words.map((word) => word.form).join(' ');
const scoreOf = (hit: TopicHit) => Math.min(MAX_SCORE, 0.78 + 0.04 * hit.named);

function readingsOfHit(
	utterance: string,
	question: Question,
	hit: TopicHit,
	whose: Whose,
): TopicReading[] {
	const words = verbatim(utterance, question.words.slice(hit.from, hit.to));
	const own = / (?:past|own|yourself) /.test(` ${words.toLowerCase()} `);
	return topicsForWhose(hit.topic, own ? 'patient' : whose).map((id) => ({
		id,
		score: id === hit.topic.id ? scoreOf(hit) : scoreOf(hit) - 0.05,
		words,
		style: styleOf(question),
		why: id === hit.topic.id ? `phrase "${hit.cue}"` : `phrase "${hit.cue}", of a ${whose}`,
		...(followsUp(question, hit.topic) ? { followUp: true } : {}),
	}));
}

/** What people speak of in general before they ask. */
const habits = new Set(['social', 'drugs', 'past', 'mental', 'sexual']);

/** "People your age may try drugs. Have you tried anything like that?": the topic stands in what was told. */
function readByPointingBack(lexicon: TopicLexicon, question: Question): TopicReading[] {
	if (!pointsBack(question)) return [];
	const told = findTopics(lexicon, question.told).filter((hit) => habits.has(hit.topic.category));
	return told.map((hit) => ({
		id: hit.topic.id,
		score: 0.74,
		words: question.quote,
		style: styleOf(question),
		why: `points back to "${hit.cue}"`,
	}));
}

const withTurnBefore = (
	question: Question,
	ids: readonly TopicId[],
	before: readonly PriorTurn[],
): TopicReading[] =>
	ids.map((id) => ({
		id,
		score: 0.7,
		words: question.quote,
		style: styleOf(question),
		why: 'read with the turn before',
		...(before.some((turn) => turn.topics?.includes(id)) ? { followUp: true } : {}),
	}));

function readByEllipsis(
	{ lexicon }: Knowledge,
	question: Question,
	before: readonly PriorTurn[],
): TopicReading[] {
	const named = (text: string) =>
		splitSentences(text).flatMap(({ words }) =>
			findTopics(lexicon, words).map(({ topic }) => topic.id),
		);
	return withTurnBefore(question, topicsByEllipsis(wordsOf(question), before, named) ?? [], before);
}

/** A bare "how long?" is read with the turn before, or else by its own words. */
const leansOnTurnBefore = (question: Question, { before }: Context) =>
	isBare(wordsOf(question)) && before.some((turn) => turn.topics?.length);

/** One utterance in its conversation. */
type Spoken = {
	utterance: string;
	/** The utterance with the patient as "he" where somebody else speaks for the patient; else the same. */
	heard: string;
	before: readonly PriorTurn[];
	/** Only where somebody else speaks for the patient. */
	patientWords: readonly string[] | undefined;
};

type Knowledge = { lexicon: TopicLexicon; phrasings: PhrasingIndex; mend: MendSpelling };

const readByPhrasing = (phrasings: PhrasingIndex, question: Question): TopicReading[] =>
	findPhrasing(phrasings, question).map(({ topic, phrasing }) => ({
		id: topic.id,
		score: MAX_SCORE,
		words: question.quote,
		style: styleOf(question),
		why: `phrasing "${phrasing}"`,
	}));

function whoseHere(hit: TopicHit, whose: Whose, question: Question, last: Whose): Whose {
	const goesOn = last === 'relative' && whose === 'patient' && goesOnAbout(question);
	return goesOn && staysWithFamily(hit.topic) ? 'relative' : whose;
}

/** "Have you tried anything?" names a topic of its own only if nothing was told that it points back to. */
const vague = new Set([
	'tried_remedies',
	'anything_else',
	'prior_episodes',
	'past_suicide_attempt',
]);

type Context = Spoken & { whose: Whose; last: Whose };

/** As it was said, and about a patient somebody else speaks for also as it would be put to the patient. */
function waysToRead(question: Question, { patientWords, whose }: Context): Question[] {
	if (!patientWords || whose !== 'patient') return [question];
	return [question, { ...question, words: asPutToPatient(question.words) }];
}

function readQuestion(knowledge: Knowledge, question: Question, context: Context): TopicReading[] {
	const { lexicon, phrasings } = knowledge;
	const leaning = leansOnTurnBefore(question, context)
		? readByEllipsis(knowledge, question, context.before)
		: [];
	if (leaning.length > 0) return leaning;
	const echoed = question.isEcho ? topicsOfEcho(context.before) : [];
	if (echoed.length > 0) return withTurnBefore(question, echoed, context.before);
	const ways = waysToRead(question, context);
	const exact = ways.flatMap((way) => readByPhrasing(phrasings, way));
	if (exact.length > 0 && (context.whose === 'patient' || !context.patientWords))
		return surestOfEach(exact);
	if (asksNoHistory(question)) return [];
	const named = namedTopics(
		lexicon,
		ways.map(({ words }) => words),
		context.whose,
	).flatMap((hit) =>
		readingsOfHit(
			context.utterance,
			question,
			hit,
			whoseHere(hit, context.whose, question, context.last),
		),
	);
	const back = named.every((one) => vague.has(one.id)) ? readByPointingBack(lexicon, question) : [];
	if (back.length > 0) return back;
	return named.length > 0 ? named : readByEllipsis(knowledge, question, context.before);
}

/** A heading asks only where it begins with what it asks about: "calf pain", not "give aspirin". */
function questionsIn({ lexicon, mend }: Knowledge, spoken: Spoken): Question[] {
	const { utterance, heard } = spoken;
	const questions = findQuestions(heard, mend);
	const isCourtesy = findActs(spoken, [], [], mend).some(({ act }) => act !== 'jargon');
	const heading = questions.length === 0 && !isCourtesy ? headingOf(heard, mend) : undefined;
	const asked =
		heading && findTopics(lexicon, heading.words).some(({ from }) => from === 0)
			? [heading]
			: questions;
	return asked.map((question) => ({ ...question, quote: verbatim(utterance, question.words) }));
}

/** "Three days?", said again after the patient, only confirms. */
function withEcho(question: Question, before: readonly PriorTurn[]): Question {
	const isPut = question.kind === 'statement' || question.kind === 'fragment';
	const forms = question.words.map((word) => word.form);
	return isPut && question.hasMark && echoes(forms, before)
		? { ...question, isLeading: true, isEcho: true }
		: question;
}

/** Each question in turn, as it goes on from the one before it. */
function readQuestions(knowledge: Knowledge, spoken: Spoken): Asked[] {
	const { before, patientWords } = spoken;
	const lastSaid = () => said.findLast(({ speaker }) => speaker === 'student')?.text ?? '';
	let last: Whose = lastAskedOfFamily(before) ? 'relative' : 'patient';
	const said: PriorTurn[] = [...before];
	return questionsIn(knowledge, spoken).map((one) => {
		const question = withEcho(one, before);
		const whose = patientWords
			? whoseSpokenFor(question, patientAsHe(lastSaid(), patientWords))
			: whoseQuestion(question, before);
		const topics = readQuestion(knowledge, question, { ...spoken, before: said, whose, last });
		if (topics.length > 0)
			said.push({ speaker: 'student', text: question.quote, topics: topics.map(({ id }) => id) });
		last = whose === 'patient' && goesOnAbout(question) ? last : whose;
		return { question, whose, topics };
	});
}

/** One entry a topic: the surest. */
function surestOfEach(readings: readonly TopicReading[]): TopicReading[] {
	const best = new Map<string, TopicReading>();
	for (const reading of readings) {
		const known = best.get(reading.id);
		if (!known || reading.score > known.score) best.set(reading.id, reading);
	}
	return [...best.values()].sort((a, b) => b.score - a.score);
}

async function read(knowledge: Knowledge, meaning: Meaning, spoken: Spoken): Promise<Reading> {
	const asked = readQuestions(knowledge, spoken);
	const meant = await readByMeaning(asked, meaning);
	const topics = surestOfEach(asked.flatMap((one) => one.topics));
	const known = new Set(topics.map((topic) => topic.id));
	return {
		topics,
		candidates: surestOfEach(meant.candidates).filter((one) => !known.has(one.id)),
		acts: findActs(
			spoken,
			asked.map((one) => one.question),
			topics,
			knowledge.mend,
		),
		style: styleTogether(
			asked
				.filter((one) => one.topics.length > 0 || !asksNoHistory(one.question))
				.map(({ question, topics: own }) => ({ question, topics: own.map((one) => one.id) })),
		),
		isQuestion: asked.some((one) => !asksNoHistory(one.question)),
	};
}

export function buildEnglishInterpreter(parts: EnglishInterpreterParts): Interpreter {
	const topics: readonly Topic[] = parts.catalogue.topics;
	const knowledge = {
		lexicon: buildTopicLexicon(topics),
		phrasings: buildPhrasingIndex(topics),
		mend: buildSpelling(topics),
	};
	const broad = new Set(topics.filter(({ kind }) => kind === 'broad').map(({ id }) => id));
	const meaning: Meaning = { vectors: parts.vectors, embed: parts.embed, broad };
	const means = parts.embed && parts.vectors.length > 0 ? 'phrases+meaning' : 'phrases';
	return {
		version: [RULES, means, parts.catalogueHash].filter(Boolean).join('/'),
		read: (utterance, before, patientWords) =>
			read(knowledge, meaning, {
				utterance,
				heard: patientAsHe(utterance, patientWords ?? []),
				before,
				patientWords,
			}),
	};
}
