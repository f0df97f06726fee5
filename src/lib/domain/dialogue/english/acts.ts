/** What a student does with words besides asking: dialogue acts by phrases, each with the words that did it. */
import {
	compileCue,
	indexCues,
	matchCues,
	mayFit,
	overlaps,
	type CuePattern,
} from '../cuePattern.ts';
import type { ActReading, DialogueAct, TopicId } from '../reading.ts';
import { joinWords, verbatim, type Word } from '../words.ts';
import { actLexicon } from './actLexicon.ts';
import type { Question } from './question.ts';
import { splitSentences } from './sentences.ts';
import { sumsUp } from './summary.ts';

type Compiled = {
	act: DialogueAct;
	unless: CuePattern[];
	inStatements: boolean;
};

const compiled: readonly Compiled[] = actLexicon.map((entry) => ({
	act: entry.act,
	unless: (entry.unless ?? []).map(compileCue),
	inStatements: entry.inStatements === true,
}));

const cues = indexCues(actLexicon.map((entry) => entry.cues.map(compileCue)));

/** Asking the patient about suicide is no distress of the student's, whoever's words the question quotes. */
const SPEAKS_OF_PATIENT =
	/ (?:you|your|yourself|patient|patients|people|he|she|they|someone|anyone) /;

const isAsked = (words: readonly Word[], questions: readonly Question[]) =>
	questions.some(({ words: asked }) => {
		const first = asked[0];
		const last = asked.at(-1);
		const from = words[0];
		return !!first && !!last && !!from && from.start < last.end && from.start >= first.start;
	});

function actsOfSentence(
	utterance: string,
	words: readonly Word[],
	questions: readonly Question[],
): ActReading[] {
	const joined = joinWords(words);
	return [...mayFit(cues, joined)].flatMap(([at, fitting]) => {
		const entry = compiled[at];
		if (!entry) return [];
		if (entry.act === 'student_distress' && SPEAKS_OF_PATIENT.test(joined.text)) return [];
		const matches = matchCues(fitting, joined);
		if (matches.length === 0) return [];
		const forbidden = matchCues(entry.unless, joined);
		const match = matches.find((one) => {
			const own = words.slice(one.from, one.to);
			const meantOtherwise = forbidden.some((other) => overlaps(one, other));
			return !meantOtherwise && !(entry.inStatements && isAsked(own, questions));
		});
		if (!match) return [];
		return [{ act: entry.act, words: verbatim(utterance, words.slice(match.from, match.to)) }];
	});
}

const perspective = new Set<TopicId>(['ideas', 'concerns', 'expectations']);

/** Ideas, concerns and expectations are acts where the topic of that name was asked. */
const actsOfTopics = (topics: readonly { id: TopicId; words: string }[]): ActReading[] =>
	topics
		.filter((topic) => perspective.has(topic.id))
		.map((topic) => ({ act: topic.id as DialogueAct, words: topic.words }));

const SORRY =
	/^\W*(?:and |so |for that )?(?:(?:i|we)(?:['’]m|['’]re| am| are) )?(?:so |very |really |truly )*sorry\W*$/i;

/** "Nobody acted on it. I'm so sorry.": sorry for the fault that was just owned, though it stands in the next sentence. */
function withApology(found: readonly ActReading[], utterance: string): ActReading[] {
	const isOwned = found.some(({ act }) => act === 'candour');
	const sorry = isOwned && splitSentences(utterance).map(({ words }) => verbatim(utterance, words));
	const words = sorry && sorry.find((sentence) => SORRY.test(sentence));
	if (!words) return [...found];
	const others = found.filter((one) => !(one.act === 'empathy' && words.includes(one.words)));
	return [...others, { act: 'apology', words }];
}

/** @param spoken what was said, and the same as it is read: places in both are the same. */
export function findActs(
	{ utterance, heard }: { utterance: string; heard: string },
	questions: readonly Question[],
	topics: readonly { id: TopicId; words: string }[],
	mend?: (form: string) => string,
): ActReading[] {
	const found = splitSentences(heard, mend).flatMap((sentence) => {
		const words = sentence.words.filter((word) => word.form !== ',');
		const read = actsOfSentence(utterance, words, questions);
		return sumsUp(sentence)
			? [...read, { act: 'summary' as const, words: verbatim(utterance, words) }]
			: read;
	});
	const first = new Map<DialogueAct, ActReading>();
	for (const one of [...withApology(found, utterance), ...actsOfTopics(topics)])
		if (!first.has(one.act)) first.set(one.act, one);
	return [...first.values()];
}
