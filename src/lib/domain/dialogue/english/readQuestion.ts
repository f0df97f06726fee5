/** What one English question asks: by a phrasing, by what it names, by what it points back to or leans on. */
import type { PriorTurn, TopicId, TopicReading } from '../reading.ts';
import { findTopics, type TopicHit, type TopicLexicon } from '../topicLexicon.ts';
import { staysWithFamily, topicsForWhose, type Whose } from '../whose.ts';
import { verbatim } from '../words.ts';
import { isBare, topicsByEllipsis, topicsOfEcho } from './ellipsis.ts';
import { namedTopics } from './namedTopics.ts';
import { asksNoHistory } from './notHistory.ts';
import { asPutToPatient } from './patientAsHe.ts';
import { findPhrasing, type PhrasingIndex } from './phrasingIndex.ts';
import { isElliptical, topicsPointedAt } from './pointingBack.ts';
import { spaced, type Question } from './question.ts';
import { rankInQuestion, surestOfEach, withoutContext, withoutLikened } from './ranking.ts';
import { followsUp } from './reference.ts';
import { splitSentences } from './sentences.ts';
import type { MendSpelling } from './spelling.ts';
import { styleOf } from './style.ts';
import { goesOnAbout } from './subject.ts';
import { areVague, topicsOfVague } from './vagueQuestions.ts';

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

/** "People your age may try drugs. Have you tried anything like that?": the topic stands in what was told. */
const readByPointingBack = (
	lexicon: TopicLexicon,
	question: Question,
	utterance: string,
): TopicReading[] =>
	topicsPointedAt(lexicon, question).map((hit) => ({
		id: hit.topic.id,
		score: 0.74,
		// "Have you?" alone would quote nothing.
		words: isElliptical(question)
			? verbatim(utterance, [...question.told.slice(hit.from), ...question.words])
			: question.quote,
		style: styleOf(question),
		why: `points back to "${hit.cue}"`,
	}));

export const withTurnBefore = (
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
export type Spoken = {
	utterance: string;
	/** The utterance with the patient as "he" where somebody else speaks for the patient; else the same. */
	heard: string;
	before: readonly PriorTurn[];
	/** Only where somebody else speaks for the patient. */
	patientWords: readonly string[] | undefined;
};

export type Knowledge = { lexicon: TopicLexicon; phrasings: PhrasingIndex; mend: MendSpelling };

const readByPhrasing = (phrasings: PhrasingIndex, question: Question): TopicReading[] =>
	findPhrasing(phrasings, question).map(({ topic, phrasing }) => ({
		id: topic.id,
		score: MAX_SCORE,
		words: question.quote,
		style: styleOf(question),
		why: `phrasing "${phrasing}"`,
	}));

/** "Any medications, allergies, or family history?": what stands before is the patient's own. */
const FAMILY_LAST = / family (?:medical |health )?history(?: at all)? $/;
const isBeforeFamily = ({ topic, to }: TopicHit, { words }: Question) =>
	FAMILY_LAST.test(spaced(words)) && topic.category === 'drugs' && to < words.length - 1;

function whoseHere(hit: TopicHit, whose: Whose, question: Question, last: Whose): Whose {
	if (isBeforeFamily(hit, question)) return 'patient';
	const goesOn = last === 'relative' && whose === 'patient' && goesOnAbout(question);
	return goesOn && staysWithFamily(hit.topic) ? 'relative' : whose;
}

export type Context = Spoken & { whose: Whose; last: Whose };

/** As it was said, and about a patient somebody else speaks for also as it would be put to the patient. */
function waysToRead(question: Question, { patientWords, whose }: Context): Question[] {
	if (!patientWords || whose !== 'patient') return [question];
	return [question, { ...question, words: asPutToPatient(question.words) }];
}

/** What the question's words name, what it asks first. */
function readByNaming(
	lexicon: TopicLexicon,
	question: Question,
	ways: readonly Question[],
	context: Context,
): TopicReading[] {
	const { utterance, whose, last } = context;
	const hits = namedTopics(
		lexicon,
		ways.map(({ words }) => words),
		whose,
	);
	const read = withoutContext(withoutLikened(hits, question), question).flatMap((hit) =>
		readingsOfHit(utterance, question, hit, whoseHere(hit, whose, question, last)).map(
			(reading) => ({ hit, reading }),
		),
	);
	return rankInQuestion(read, question);
}

const kin = new Set<Whose>(['relative', 'sibling']);

/** "Is your brother all right now?": whatever is asked of a relative, what is known of the family answers it. */
const readByKin = (question: Question, { whose }: Context): TopicReading[] =>
	kin.has(whose)
		? [
				{
					...{ id: 'family_history', score: 0.62, words: question.quote },
					...{ style: styleOf(question), why: 'asks of a relative' },
				},
			]
		: [];

export function readQuestion(
	knowledge: Knowledge,
	question: Question,
	context: Context,
): TopicReading[] {
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
	if (isElliptical(question)) return readByPointingBack(lexicon, question, context.utterance);
	const inContext = topicsOfVague(spaced(question.words), context.before);
	if (inContext.length > 0) return withTurnBefore(question, inContext, context.before);
	const named = readByNaming(lexicon, question, ways, context);
	const back = areVague(named) ? readByPointingBack(lexicon, question, context.utterance) : [];
	if (back.length > 0) return back;
	if (named.length > 0) return named;
	const leant = readByEllipsis(knowledge, question, context.before);
	return leant.length > 0 ? leant : readByKin(question, context);
}
