/** Statements put as questions by their mark or tag: "so no allergies?", "you don't smoke, do you?". */
import { verbatim, type Word } from '../words.ts';
import { negativeStarts } from './grammar.ts';
import type { QuestionHead } from './questionHeads.ts';
import { fragmentOf, spaced, withoutLeads, withoutPauses, type Question } from './question.ts';
import type { Sentence } from './sentences.ts';

export const MAX_STATEMENT_QUESTION = 30;

/** Somebody does or something is: "the pain is crushing", not "family history". */
const STATES =
	/ (?:you|it|he|she|they|i|we|is|are|was|were|has|have|had|does|did|do|came|comes|started|began|goes|gets) |^ (?:that|this|these|there) /;
/** "Can I ring your daughter?": whoever asks leave puts no answer into the patient's mouth. */
const ASKS_LEAVE = /^ (?:can|could|may|might|shall|should) (?:i|we) /;
const TAGGED = /, (?:right|correct|yeah|yes|is that (?:right|correct)|am i right) $/;
/** "So no fever then", "no allergies right": a denial needs no comma before its tag. */
const DENIED_TAGGED =
	/^ (?:like )?(?:no|not|nothing|never|you (?:do|have|are|did|would|will|could) not) .{3,60} (?:then|right|correct|yeah|at all then|or anything|or something) $/;
/** "You wouldn't do that, would you": the tag asks without a mark. */
const ASKED_BY_TAG =
	/^ (?:like )?(?:you|it|he|she|they|there) .{3,80} (?:do|does|did|have|has|had|are|is|was|were|can|could|will|would) (?:not )?(?:you|it|he|she|they|there)(?: not)? $/;

function isTagged(sentence: Sentence, words: readonly Word[]): boolean {
	if (sentence.words.length <= 3) return DENIED_TAGGED.test(spaced(words));
	return [
		TAGGED.test(spaced(sentence.words)),
		DENIED_TAGGED.test(spaced(words)),
		ASKED_BY_TAG.test(spaced(words)),
	].some(Boolean);
}

/** A statement put as a question by its mark or tag: "so no allergies?", "you don't smoke, right?". */
export function statementQuestion(utterance: string, sentence: Sentence): Question | undefined {
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
		isLeading: !isNoun && !ASKS_LEAVE.test(spaced(plain)),
		told: [],
		asksFrom: plain[0]?.start ?? 0,
		sentence: 0,
	};
}

function lastChunk(words: readonly Word[]): Word[] {
	const at = words.findLastIndex((word, index) => word.form === ',' && index < words.length - 1);
	return words.slice(at + 1).slice(-MAX_STATEMENT_QUESTION);
}

/** "You don't have any long-standing conditions, anything like that?": the statement asks, the rest only trails. */
export function statementBefore(
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
export function isTagAt(sentence: Sentence, head: QuestionHead): boolean {
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
