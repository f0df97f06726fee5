/** A summary says back what was told and asks nothing, even where it begins "just to check" or ends in a mark. */
import type { Word } from '../words.ts';
import { spaced } from './question.ts';
import { findQuestionHeads } from './questionHeads.ts';
import type { Sentence } from './sentences.ts';

const LEAD =
	/^ (?:(?:ok|okay|so|right|and|well|now|then|just|let me|let us|i will|i would|i want|i am going|like|can i|may i|could i|if i may|to|me) )*(?:check|be clear|clarify|confirm|make sure|recap|summari[sz]e|sum up|run through|go over|say back|see if i have)(?: (?:back|this|that|it|with you|i have|got|understood|understand|right|it all|what you have (?:said|told me)))* /;
/** Said of the patient, not named: "your name and date of birth" is asked for. */
const STATES =
	/ (?:is|are|was|were|has|have|had|started|began|came|comes|went|took|take|takes|get|gets|got|feel|felt|live|lives|smoke|drink|stopped|noticed|woke|fell|lost) /;
/** What is screened for, or asked for in other words, is not said back. */
const ASKS = / (?:what|whether|how|which|where|who|any|anything|ever|or|no|not|never) /;
/** "Can I examine you, with a chaperone, and take blood?" asks leave. */
const ASKS_LEAVE = /^ (?:can|may|could|shall|will|would) (?:i|we|you) /;
/** "Check your blood sugar, that is …": a thing to be checked, of which nothing is said. */
const NAMES_THING = /^ (?:your|his|her|the|for) /;
const FIRST_PART = /^.*?(?= , | and |$)/;
/** A long recital, put to be confirmed at its end. */
const RECITAL = { words: 14, pauses: 2 };

const withoutLead = (words: readonly Word[]): readonly Word[] => {
	const lead = LEAD.exec(spaced(words.filter(({ form }) => form !== ',')))?.[0];
	if (!lead) return words;
	let left = lead.trim().split(' ').length;
	return words.slice(words.findIndex(({ form }) => form !== ',' && left-- === 0));
};

export function sumsUp({ words, hasMark }: Sentence): boolean {
	const said = withoutLead(words);
	const text = spaced(said);
	if (!STATES.test(text) || ASKS.test(text)) return false;
	if (NAMES_THING.test(text) && !STATES.test(`${FIRST_PART.exec(text)?.[0]} `)) return false;
	if (findQuestionHeads({ words: [...said], hasMark }).length > 0) return false;
	const own = said.slice(said.findIndex(({ form }) => form !== ','));
	const pauses = own.filter(({ form }) => form === ',').length;
	if (said.length < words.length) return pauses > 0 || / and /.test(text);
	return (
		hasMark &&
		!ASKS_LEAVE.test(text) &&
		/ (?:you|your|he|she|his|her) /.test(text) &&
		own.length >= RECITAL.words &&
		pauses >= RECITAL.pauses
	);
}
