/** The questions in what a student says, each with its own words; statements, plans and explanations are none. */
import { verbatim, type Word } from '../words.ts';
import { bareFragment, bareQuestion } from './bareQuestions.ts';
import { spaced, withoutLeads, withoutPauses, type Question } from './question.ts';
import { asksNoHistory } from './notHistory.ts';
import { findQuestionHeads, isAddress, type QuestionHead } from './questionHeads.ts';
import { splitSentences, type Sentence } from './sentences.ts';
import { sumsUp } from './summary.ts';
import { isTagAt, statementBefore, statementQuestion } from './statementQuestions.ts';

const SETTER =
	/^(?:in terms of|as for|as far as|with regards?|regarding|when it comes to|about|concerning|moving on to|along with|during) /;
const TAG =
	/ \S+ \S+ \S+ (?:right|correct|yeah|is it not|is not it|are not you|do not you|have not you|did not you|does not it|has not it|is that (?:right|correct)|am i right|is that fair|do you|have you|are you) $/;
/** "Since" is a reason only before a clause: "how has it been since, better?" goes on. */
const SINCE = / since (?:you|i|we|he|she|they|it|the|your|this|that) $/;

/** What stands before the first question and sets its topic: "in terms of your bowels, …". */
function topicSetter(before: readonly Word[]): Word[] {
	const rest = withoutLeads(before);
	return SETTER.test(`${spaced(rest).trim()} `) || (rest.length > 0 && rest.length <= 4)
		? rest
		: [];
}

/** Without a reason given: "have you been in contact, because it matters, but with anyone sick?" goes on at the "but". */
function withoutReason(words: readonly Word[]): Word[] {
	const at = words.findIndex(
		(word, index) =>
			index > 3 && (word.form === 'because' || SINCE.test(spaced(words.slice(index, index + 2)))),
	);
	const goesOn =
		at === -1 ? -1 : words.findIndex(({ form }, index) => index > at && form === 'but');
	const kept = at === -1 ? [...words] : words.slice(0, at);
	while (kept.at(-1)?.form === ',') kept.pop();
	return goesOn === -1 ? kept : [...kept, ...words.slice(goesOn)];
}

function questionAt(
	utterance: string,
	sentence: Sentence,
	heads: readonly QuestionHead[],
	index: number,
): Question {
	const head = heads[index] as QuestionHead;
	const next = heads[index + 1]?.at ?? sentence.words.length;
	const setter =
		index === 0 && !isAddress(sentence.words, head.at)
			? topicSetter(sentence.words.slice(0, head.at))
			: [];
	const own = withoutReason(sentence.words.slice(head.at, next));
	const words = withoutPauses([...setter, ...own]);
	const text = spaced(own);
	return {
		words,
		quote: verbatim(utterance, words),
		kind: head.kind,
		hasMark: sentence.hasMark,
		isLeading: /^ (?:do|does|did|have|has|are|is|was|were) not /.test(text) || TAG.test(text),
		told: [],
		asksFrom: own[0]?.start ?? 0,
		sentence: 0,
	};
}

/** Words of the account before a question that it may point back to. */
const MAX_TOLD = 30;
const LONG = 45;
/** So many words that end in "is that all right?" are an account. */
const ACCOUNT = 60;
const LATE = 15;

/** A long account of what will be done holds "any" and "can" without asking anything. */
const isExplanation = (sentence: Sentence, heads: readonly QuestionHead[]) =>
	!sentence.hasMark && sentence.words.length > LONG && (heads[0]?.at ?? 0) > LATE;

const CONDITION = /^ (?:if|unless|in case|whenever|once|until) /;
/** "If it gets worse you can call us, OK?" advises, for all its mark. */
const ADVISES =
	/ (?:you (?:can|could|should|must|need to|have to) (?:always |just )?|please |just |then )?(?:call|ring|phone|dial|come|go|press|seek|take|bring|tell|let|contact) /;

function questionsOf(utterance: string, sentence: Sentence): Question[] {
	if (sumsUp(sentence)) return [];
	const bare = bareQuestion(utterance, sentence);
	if (bare) return [bare];
	const heads = findQuestionHeads(sentence).filter((head) => !isTagAt(sentence, head));
	const text = spaced(withoutLeads(sentence.words));
	const advises = heads.length === 0 ? ADVISES.test(text) : !sentence.hasMark;
	const asksLater = heads.some((head) => head.kind === 'request');
	if (CONDITION.test(text) && advises && !asksLater) return [];
	if (heads.length > 0 && !isExplanation(sentence, heads))
		return [
			...statementBefore(utterance, sentence, heads),
			...heads.map((_, index) => questionAt(utterance, sentence, heads, index)),
		];
	const found =
		heads.length > 0
			? undefined
			: (statementQuestion(utterance, sentence) ?? bareFragment(utterance, sentence));
	return found ? [found] : [];
}

/** "…, and then we may do a scan. How does that sound?": what comes before is told, unless it asks in a few words. */
function withoutAccount(found: readonly Question[], sentences: readonly Sentence[]): Question[] {
	const last = found.at(-1);
	const said = sentences.reduce((sum, { words }) => sum + words.length, 0);
	if (!last || said < ACCOUNT || !asksNoHistory(last)) return [...found];
	return found.filter(
		({ sentence, hasMark }) =>
			sentence === last.sentence || (hasMark && (sentences[sentence]?.words.length ?? 0) <= LONG),
	);
}

/** @param mend puts right what was mistyped, word by word. */
export function findQuestions(utterance: string, mend?: (form: string) => string): Question[] {
	const found: Question[] = [];
	let told: Word[] = [];
	const sentences = splitSentences(utterance, mend);
	sentences.forEach((sentence, index) => {
		const questions = questionsOf(utterance, sentence).filter((one) => one.words.length > 0);
		const [first] = questions;
		const before = first
			? sentence.words.filter((word) => word.end <= (first.words[0]?.start ?? 0))
			: sentence.words;
		told = withoutPauses([...told, ...before]).slice(-MAX_TOLD);
		for (const question of questions) found.push({ ...question, told, sentence: index });
		if (first) told = [];
	});
	/** "And? Any cough?": a bare start that another question takes over asks nothing. */
	const asked = found.filter(({ kind }, index) => kind !== 'bare' || index === found.length - 1);
	return withoutAccount(asked, sentences);
}
