/** Where in an English sentence a question begins, and by which grammar. */
import type { Word } from '../words.ts';
import {
	anyWords,
	auxiliaries,
	beforeStatement,
	betweenAuxiliaryAndSubject,
	boundaryWords,
	leadWords,
	questionWords,
	subjects,
} from './grammar.ts';
import type { Sentence } from './sentences.ts';

export type HeadKind = 'inverted' | 'wh' | 'fragment' | 'request' | 'indirect';
export type QuestionHead = { at: number; kind: HeadKind };

const formAt = (words: readonly Word[], index: number) => words[index]?.form ?? '';
const textFrom = (words: readonly Word[], index: number, count: number) =>
	words
		.slice(index, index + count)
		.map((word) => word.form)
		.join(' ');

/** "Hi Paul", "thanks Mrs Green": whom it is said to stands before the question without a pause. */
const ADDRESS =
	/^(?:hi|hello|hey|morning|good (?:morning|afternoon|evening)|thanks|thank you|ok|okay|right|alright|so)(?: there)?(?: (?:mr|mrs|ms|miss|dr))? [a-z]+$/;

export const isAddress = (words: readonly Word[], to: number): boolean =>
	to <= 4 && ADDRESS.test(textFrom(words, 0, to));

const atBoundary = (words: readonly Word[], index: number) =>
	index === 0 || boundaryWords.has(formAt(words, index - 1)) || isAddress(words, index);

export const onlyLeads = (words: readonly Word[], to: number) =>
	words.slice(0, to).every((word) => leadWords.has(word.form));

const TOPIC_SETTER =
	/^(?:in terms of|as for|as far as|with regards?|regarding|when it comes to|about|concerning|moving on|aside from|apart from|other than|besides|except|along with|in addition|for the|in the|on the|over the|at the|with this|with that|since|during|before|prior|outside of)\b/;

/** Words before the question that say nothing by themselves: "OK, and in terms of your bowels, any …". */
function introduces(words: readonly Word[], to: number): boolean {
	const start = words.findIndex((word) => !leadWords.has(word.form));
	return start === -1 || start >= to || TOPIC_SETTER.test(textFrom(words, start, 4));
}

function isInverted(words: readonly Word[], index: number): boolean {
	if (!auxiliaries.has(formAt(words, index))) return false;
	let next = index + 1;
	while (betweenAuxiliaryAndSubject.has(formAt(words, next))) next += 1;
	const subject = formAt(words, next);
	if (!subjects.has(subject)) return false;
	if (index > 0 && beforeStatement.has(formAt(words, index - 1))) return false;
	return subject === 'you' || atBoundary(words, index) || questionWordNear(words, index) >= 0;
}

/**
 * "Have things ever got so bad?": with its mark, a sentence that starts with the auxiliary asks, whatever its subject;
 * "you have had this before?" does not start with it.
 */
const startsInverted = ({ words, hasMark }: Sentence, index: number): boolean =>
	hasMark &&
	auxiliaries.has(formAt(words, index)) &&
	onlyLeads(words, index) &&
	!/^(?:you|it|i)$/.test(formAt(words, index - 1)) &&
	!/^(?:not|i|we)$/.test(formAt(words, index + 1));

/** The question word within the five words before ("how long has it"), or -1. */
function questionWordNear(words: readonly Word[], index: number): number {
	for (let at = index - 1; at >= Math.max(0, index - 5); at -= 1) {
		const form = formAt(words, at);
		if (form === ',') return -1;
		if (questionWords.has(form)) return at;
	}
	return -1;
}

const WH_DIRECT =
	/^(?:(?:and )?(?:how|what) about|how come|what else|how (?:many|much|often|long|old|far|bad|severe|frequently)|who (?:else|lives?|do|is)|what (?:brings?|brought|makes?|made|seems?|happen\w*|caused?|triggers?|triggered|kind|kinds|type|sort|color|colour|medications?|medicines?|tablets|symptoms)|which (?:one|ones|medications?|side|part|tablets?)|(?:what|how|where|when|who|why) (?:is|are|was|were|has|have|did|do|does|can|could|would|will))\b/;
const WH_CLEFT = /^what (?:i|we|you|they|he|she|it|the|this|that)\b/;

function isQuestionWord(sentence: Sentence, index: number): boolean {
	const { words } = sentence;
	if (!questionWords.has(formAt(words, index)) || !atBoundary(words, index)) return false;
	const text = textFrom(words, index, 4);
	if (WH_CLEFT.test(text)) return sentence.hasMark && index > 0 && introduces(words, index);
	return WH_DIRECT.test(text) || (sentence.hasMark && introduces(words, index));
}

const REQUEST =
	/^(?:tell (?:me|us)|walk (?:me|us) through|talk (?:me|us) through|take (?:me|us) through|describe|explain|help me understand|point (?:to|at)|show me|say more|go on|let me know|give me|rate)\b/;
/** "Tell me straight away" asks for nothing yet. */
const AT_ONCE = / (?:straight|at once|immediately|right away|as soon)\b/;
const BEFORE_REQUEST = new Set(['to', 'you', 'please', 'just', 'and', 'maybe', 'perhaps', 'then']);

function isRequest(words: readonly Word[], index: number): boolean {
	if (!REQUEST.test(textFrom(words, index, 3)) || AT_ONCE.test(textFrom(words, index, 4)))
		return false;
	if (index === 0 || formAt(words, index - 1) === ',') return true;
	if (formAt(words, index) === 'tell') return mayTell(words, index);
	return BEFORE_REQUEST.has(formAt(words, index - 1)) || onlyLeads(words, index);
}

/** "Could you tell me", not "everything you tell me". */
function mayTell(words: readonly Word[], index: number): boolean {
	const previous = formAt(words, index - 1);
	if (/^(?:will|i|should|not|did|they|he|she|we|can)$/.test(previous)) return false;
	return previous !== 'you' || auxiliaries.has(formAt(words, index - 2));
}

const GLAD = /\b(?:sorry|glad|happy|sad|good|pleased|relieved)\b/;
const INDIRECT =
	/^(?:i (?:would|am|was|also|just|really|do|will|need|have|want|wanted|wonder|might|must|did)(?: \w+){0,3}? (?:to )?(?:ask|know|hear|check|find out|clarify|confirm|wondering|wonder|curious|interested)\b|wondering (?:if|whether|about|how|what|when)|(?:can|could|may|might) i (?:just |also )?(?:ask|check|know|confirm|clarify)\b|curious (?:if|whether|about)|just to (?:check|clarify|confirm)\b|(?:quick|another|next|one more|last|a few|couple of|some|more) questions? (?:is|about|on|regarding))/;

const isIndirect = (words: readonly Word[], index: number) =>
	(index === 0 ||
		atBoundary(words, index) ||
		/^(?:quick|another|next|one|last|a|couple|some|more)$/.test(formAt(words, index))) &&
	INDIRECT.test(textFrom(words, index, 8)) &&
	!GLAD.test(textFrom(words, index, 6));

function isFragment(sentence: Sentence, index: number, earlier: boolean): boolean {
	const { words, hasMark } = sentence;
	if (!anyWords.has(formAt(words, index)) || !atBoundary(words, index)) return false;
	const previous = formAt(words, index - 1);
	if (previous === 'if' || previous === 'whether' || previous === 'like') return false;
	if (onlyLeads(words, index) || introduces(words, index)) return true;
	return earlier || (hasMark && previous === ',');
}

function headAt(sentence: Sentence, index: number, earlier: boolean): QuestionHead | undefined {
	const { words } = sentence;
	if (isIndirect(words, index)) return { at: index, kind: 'indirect' };
	if (isRequest(words, index)) return { at: index, kind: 'request' };
	if (isQuestionWord(sentence, index)) return { at: index, kind: 'wh' };
	if (isInverted(words, index) || startsInverted(sentence, index)) {
		const wh = questionWordNear(words, index);
		return wh >= 0 ? { at: wh, kind: 'wh' } : { at: index, kind: 'inverted' };
	}
	return isFragment(sentence, index, earlier) ? { at: index, kind: 'fragment' } : undefined;
}

/** The beginnings of the questions in a sentence, in order. */
export function findQuestionHeads(sentence: Sentence): QuestionHead[] {
	const heads: QuestionHead[] = [];
	for (let index = 0; index < sentence.words.length; index += 1) {
		const head = headAt(sentence, index, heads.length > 0);
		const last = heads.at(-1);
		if (!head || (last && head.at <= last.at)) continue;
		if (last && isOneQuestion(sentence.words, last, head)) continue;
		heads.push(head);
	}
	return heads;
}

/** "Can you tell me when it started", "how long have you had it": one question, not two. */
function isOneQuestion(words: readonly Word[], last: QuestionHead, head: QuestionHead): boolean {
	const between = words.slice(last.at, head.at);
	if (between.some((word) => word.form === ',')) return false;
	if (last.kind === 'wh' && head.kind === 'inverted') return between.length <= 5;
	if (head.kind === 'request') return between.length <= 6;
	return (last.kind === 'request' || last.kind === 'indirect') && between.length <= 5;
}
