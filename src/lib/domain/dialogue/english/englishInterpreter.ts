/** The English interpreter: phrases and grammar decide, sentence embeddings catch what no phrase foresaw. */
import type { PhrasingVector } from '../nearestTopics.ts';
import type { Interpreter, PriorTurn, Reading } from '../reading.ts';
import type { Topic, TopicCatalogue } from '../topicCatalogue.ts';
import { buildTopicLexicon, findTopics } from '../topicLexicon.ts';
import type { Whose } from '../whose.ts';
import { verbatim } from '../words.ts';
import { findActs } from './acts.ts';
import { headingOf } from './bareQuestions.ts';
import { echoes } from './ellipsis.ts';
import { asksNoHistory } from './notHistory.ts';
import { patientAsHe } from './patientAsHe.ts';
import { buildPhrasingIndex } from './phrasingIndex.ts';
import type { Question } from './question.ts';
import { findQuestions } from './questions.ts';
import { readByMeaning, type Asked, type Embed, type Meaning } from './readByMeaning.ts';
import { buildSpelling } from './spelling.ts';
import { styleTogether } from './style.ts';
import { goesOnAbout, lastAskedOfFamily, whoseQuestion, whoseSpokenFor } from './subject.ts';
import { readQuestion, type Knowledge, type Spoken } from './readQuestion.ts';
import { surestOfEach } from './ranking.ts';

export type EnglishInterpreterParts = {
	catalogue: TopicCatalogue;
	/** Of every phrasing of the catalogue; empty: the lexicon reads alone. */
	vectors: readonly PhrasingVector[];
	embed?: Embed;
	/** Told apart in the version, so that a reading can be traced to what made it. */
	catalogueHash?: string;
};

const RULES = 'en-6';

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
