/** The questions in what a student says, each with its own words; statements, plans and explanations are none. */
import { verbatim, type Word } from '../words.ts';
import { isBare } from './ellipsis.ts';
import { leadWords, negativeStarts } from './grammar.ts';
import { findQuestionHeads, type HeadKind, type QuestionHead } from './questionHeads.ts';
import { splitSentences, type Sentence } from './sentences.ts';

export type Question = {
	/** The words of the question without pauses; a leading "in terms of your bowels" is part of it. */
	words: Word[];
	/** Verbatim from the utterance. */
	quote: string;
	kind: HeadKind | 'statement' | 'bare';
	hasMark: boolean;
	/** "No fever?", "so it's in your chest?", "…, right?": put ready-made. */
	isLeading: boolean;
	/** Says again what the patient just said. */
	isEcho?: true;
	/** What was told just before it in the same breath, which "anything like that" may point back to. */
	told: Word[];
	/** Which sentence of the utterance it stands in. */
	sentence: number;
};

const SETTER =
	/^(?:in terms of|as for|as far as|with regards?|regarding|when it comes to|about|concerning|moving on to|along with|during) /;
const TAG =
	/ \S+ \S+ \S+ (?:right|correct|yeah|is it not|is not it|are not you|do not you|have not you|did not you|does not it|has not it|is that (?:right|correct)|am i right|is that fair|do you|have you|are you) $/;
const BECAUSE = /^(?:because|since|so that|as that)$/;

const spaced = (words: readonly Word[]) => ` ${words.map((word) => word.form).join(' ')} `;
const withoutPauses = (words: readonly Word[]) =>
	words
		.filter((word) => word.form !== ',')
		.filter((word, index, all) => word.form !== all[index + 1]?.form || /^\d+$/.test(word.form));

function withoutLeads(words: readonly Word[]): Word[] {
	const start = words.findIndex(
		(word, index) => !leadWords.has(word.form) || isOwnStart(words, index),
	);
	return start === -1 ? [] : words.slice(start);
}

/** "No fever", "you smoke", "I see you": here the word is no mere lead. */
function isOwnStart(words: readonly Word[], index: number): boolean {
	const form = words[index]?.form;
	const next = words[index + 1]?.form;
	if (form === 'no') return next !== undefined && next !== ',';
	if (form === 'you') return words[index - 1]?.form !== 'thank';
	if (form === 'i') return next !== 'see';
	return form === 'all' && next !== 'right';
}

/** What stands before the first question and sets its topic: "in terms of your bowels, …". */
function topicSetter(before: readonly Word[]): Word[] {
	const rest = withoutLeads(before);
	return SETTER.test(`${spaced(rest).trim()} `) || (rest.length > 0 && rest.length <= 4)
		? rest
		: [];
}

function untilReason(words: readonly Word[]): Word[] {
	const at = words.findIndex((word, index) => index > 3 && BECAUSE.test(word.form));
	const kept = at === -1 ? [...words] : words.slice(0, at);
	while (kept.at(-1)?.form === ',') kept.pop();
	return kept;
}

function questionAt(
	utterance: string,
	sentence: Sentence,
	heads: readonly QuestionHead[],
	index: number,
): Question {
	const head = heads[index] as QuestionHead;
	const next = heads[index + 1]?.at ?? sentence.words.length;
	const setter = index === 0 ? topicSetter(sentence.words.slice(0, head.at)) : [];
	const own = untilReason(sentence.words.slice(head.at, next));
	const words = withoutPauses([...setter, ...own]);
	const text = spaced(own);
	return {
		words,
		quote: verbatim(utterance, words),
		kind: head.kind,
		hasMark: sentence.hasMark,
		isLeading: /^ (?:do|does|did|have|has|are|is|was|were) not /.test(text) || TAG.test(text),
		told: [],
		sentence: 0,
	};
}

/** Who says something or says what to do is not naming what he asks about. */
const SAYS =
	/ (?:is|am|are|was|were|be|been|will|would|should|can|could|may|might|must|have|has|had|do|does|did|please|i|we|me|us|my) /;

/** "Pain when you breathe in", "family history of heart problems": a bare heading, typed in haste. */
export function headingOf(
	utterance: string,
	mend?: (form: string) => string,
): Question | undefined {
	const [sentence, ...rest] = splitSentences(utterance, mend);
	const words = withoutPauses(withoutLeads(sentence?.words ?? []));
	if (rest.length > 0 || words.length === 0 || words.length > 8) return undefined;
	const all = spaced(sentence?.words ?? []);
	if (SAYS.test(all) || / (?:it|you) /.test(all) || /\d/.test(all)) return undefined;
	return fragmentOf(utterance, words);
}

const MAX_STATEMENT_QUESTION = 30;

/** Somebody does or something is: "the pain is crushing", not "family history". */
const STATES =
	/ (?:you|it|he|she|they|i|we|is|are|was|were|has|have|had|does|did|do|came|comes|started|began|goes|gets) |^ (?:that|this|these|there) /;
const TAGGED = /, (?:right|correct|yeah|yes|is that (?:right|correct)|am i right) $/;
/** "So no fever then", "no allergies right": a denial needs no comma before its tag. */
const DENIED_TAGGED =
	/^ (?:no|not|nothing|never|you do not|you have not|you are not) .{3,40} (?:then|right|correct|yeah|at all then) $/;

function isTagged(sentence: Sentence, words: readonly Word[]): boolean {
	if (sentence.words.length <= 3) return DENIED_TAGGED.test(spaced(words));
	return TAGGED.test(spaced(sentence.words)) || DENIED_TAGGED.test(spaced(words));
}

/** A statement put as a question by its mark or tag: "so no allergies?", "you don't smoke, right?". */
function statementQuestion(utterance: string, sentence: Sentence): Question | undefined {
	const words = withoutLeads(sentence.words);
	if (!(sentence.hasMark || isTagged(sentence, words)) || words.length === 0) return undefined;
	const kept = words.length > MAX_STATEMENT_QUESTION ? lastChunk(words) : words;
	const plain = withoutPauses(kept);
	const isNoun =
		!negativeStarts.has(plain[0]?.form ?? '') &&
		!STATES.test(spaced(plain)) &&
		!/^ (?:just|only) /.test(spaced(plain));
	return {
		words: plain,
		quote: verbatim(utterance, plain),
		kind: isNoun ? 'fragment' : 'statement',
		hasMark: sentence.hasMark,
		isLeading: !isNoun,
		told: [],
		sentence: 0,
	};
}

function lastChunk(words: readonly Word[]): Word[] {
	const at = words.findLastIndex((word, index) => word.form === ',' && index < words.length - 1);
	return words.slice(at + 1).slice(-MAX_STATEMENT_QUESTION);
}

/** "And?", "why not", "really?": nothing but what leans on the turn before. */
function bareQuestion(utterance: string, sentence: Sentence): Question | undefined {
	const words = withoutPauses(sentence.words);
	const from = words.findIndex(
		(word) => !/^(?:ok|okay|oh|yeah|right|well|so|sorry)$/.test(word.form),
	);
	const own = words.slice(Math.max(from, 0));
	const text = spaced(own).trim();
	if (
		!isBare(text) ||
		(!sentence.hasMark &&
			/^(?:and|then|really|which|who|like|and so|what about|about what)$/.test(text))
	)
		return undefined;
	return { ...fragmentOf(utterance, own), kind: 'bare', hasMark: sentence.hasMark };
}

const fragmentOf = (utterance: string, words: Word[]): Question => ({
	words,
	quote: verbatim(utterance, words),
	kind: 'fragment',
	hasMark: false,
	isLeading: false,
	told: [],
	sentence: 0,
});

/** "Any fevers or chills." and "prior surgeries" are asked without a mark by whoever dictates or types in haste. */
function bareFragment(utterance: string, sentence: Sentence): Question | undefined {
	const words = withoutPauses(withoutLeads(sentence.words));
	const text = spaced(words);
	if (
		!/^ (?:any|ever|prior|previous|past|recent|current|(?:been|been in|come in|come into) (?:around|contact)|(?:had|noticed|taken|tried|seen|experienced) any) /.test(
			text,
		) ||
		words.length > 25
	)
		return undefined;
	return fragmentOf(utterance, words);
}

/** Words of the account before a question that it may point back to. */
const MAX_TOLD = 30;
const LONG = 45;
const LATE = 15;

/** A long account of what will be done holds "any" and "can" without asking anything. */
const isExplanation = (sentence: Sentence, heads: readonly QuestionHead[]) =>
	!sentence.hasMark && sentence.words.length > LONG && (heads[0]?.at ?? 0) > LATE;

/** "You don't have any long-standing conditions, anything like that?": the statement asks, the rest only trails. */
function statementBefore(
	utterance: string,
	sentence: Sentence,
	heads: readonly QuestionHead[],
): Question[] {
	const before = withoutPauses(withoutLeads(sentence.words.slice(0, heads[0]?.at ?? 0)));
	const asks = / (?:any|no|never) /.test(spaced(before)) && before.length <= MAX_STATEMENT_QUESTION;
	if (!sentence.hasMark || !asks || !/^ (?:you|he|she|they|no|never) /.test(spaced(before)))
		return [];
	return [{ ...fragmentOf(utterance, before), kind: 'statement', hasMark: true, isLeading: true }];
}

/** A longer statement before "is that right?" sums up. */
const MAX_CONFIRMED = 9;

/** "You don't smoke, do you?": the tag asks what the statement says. */
function isTagAt(sentence: Sentence, head: QuestionHead): boolean {
	const text = spaced(sentence.words.slice(head.at));
	if (head.at > 1 && head.at <= MAX_CONFIRMED && /^ is that (?:right|correct|true) $/.test(text))
		return true;
	return (
		head.at > 2 &&
		/^ (?:do|does|did|have|has|had|are|is|was|were|can|could|will|would) (?:not )?(?:you|it|he|she|they|that|there)(?: not)? $/.test(
			text,
		)
	);
}

const CONDITION = /^ (?:if|unless|in case|whenever|once|until) /;

function questionsOf(utterance: string, sentence: Sentence): Question[] {
	const bare = bareQuestion(utterance, sentence);
	if (bare) return [bare];
	const heads = findQuestionHeads(sentence).filter((head) => !isTagAt(sentence, head));
	const isCondition = CONDITION.test(spaced(withoutLeads(sentence.words))) && !sentence.hasMark;
	const asksLater = heads.some((head) => head.kind === 'request');
	if (isCondition && !asksLater) return [];
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

/** @param mend puts right what was mistyped, word by word. */
export function findQuestions(utterance: string, mend?: (form: string) => string): Question[] {
	const found: Question[] = [];
	let told: Word[] = [];
	splitSentences(utterance, mend).forEach((sentence, index) => {
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
	return found.filter(({ kind }, index) => kind !== 'bare' || index === found.length - 1);
}
