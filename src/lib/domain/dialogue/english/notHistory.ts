/** Questions that ask nothing of the history: leave to examine, whether a plan suits, whether it was understood. */
import type { Question } from './question.ts';
import { asksToSeeAlone } from './seeAlone.ts';

const NOT_HISTORY = [
	/ (?:can|could|may|might|shall|should) i (?!(?:just |also )?(?:ask|check (?:if|whether|what|which|how|when|where|why|that|about) |check (?:who|your (?:full |first |last )?(?:name|details|date of birth|dob|age))|know|have your (?:full )?name|confirm|take your name|get your name|clarify))/,
	/ (?:is|would) (?:it|that|this) (?:be )?(?:ok|okay|alright|all right|fine) (?:if|with|to|for)/,
	/ (?:do|would) you mind if /,
	/ (?:does|do) (?:that|this|it) (?:all )?(?:sound|make sense|seem|work for)/,
	/ how does (?:that|this|it) (?:all )?(?:sound|seem)/,
	/ (?:are|is) (?:you|that|this) (?:ok|okay|happy|alright|comfortable|fine) with /,
	/ (?:do|did) you understand /,
	/ (?:would|will) you (?:be )?(?:like|willing|able|interested|prefer|consider|want|agree)(?! (?:me to call|to (?:call|tell|talk about)|to be called|from|today))/,
	/ can you (?:please )?(?:lie|lay|sit|stand|roll|take|put|hold|open|lift|raise|follow|push|pull|squeeze|turn|bend|walk for|close|touch|try|come|wait|repeat|say that)/,
	/ (?:can|could|would|will) you (?:just |please )?(?:lie|lay|sit|stand up|check|fill|hold|open|lift|wait|follow|squeeze|push|undress(?! (?:him|her))) /,
	/ (?:do|would) you (?:want|like|need) (?:(?:us|me) to|some|a (?:glass|cup|tissue|drink(?! (?:first|in the|every|each|to (?:get|start|cope|sleep|steady|function)))|moment|minute|break|chaperone)|another) /,
	/ how (?:would|do) you feel about (?:us|me|if|ringing|calling|phoning|having|going|coming|seeing|starting|trying) /,
	/ (?:do|did) you know (?:what|how) (?:[a-z]+ ){1,4}(?:is|are|means|does|works) $/,
	/^ (?:nurse|matron|colleague|follow my|look (?:at|up|down|straight)|(?:take|breathe) (?:a )?(?:deep|in|out)|squeeze|push|lift|raise) /,
	/ what questions do you have/,
	/ ask (?:you )?(?:[a-z]+ ){0,4}questions? (?:now |today |first |about (?:this|that|it) |(?:that|which) i (?:[a-z]+ )?ask (?:[a-z]+ )?)?$/,
	/ i can (?:make|do|ask) (?:you )?(?:some |a few )?questions/,
	/ i would (?:just |also )?like to (?:check|measure|take|feel|listen|examine|record|do) (?:to )?(?:your|you|an?|some|the) (?!name|full|details|date|dob|age|understanding|medic|history|few|couple|quick question)/,
	/ i would (?:just |also )?like to (?:ask|talk) (?:to you )?about .{3,40} (?:if that is (?:ok|okay|alright|all right|fine)|(?:now|next) if) /,
];
/** "What would you like from today" and "would you mind if I spoke to your daughter" do belong to the history. */
const STILL_HISTORY =
	/ (?:what|how) (?:would you like|do you want) | rate | (?:like|want|prefer|rather) (?:to (?:know|hear|be told)|me to (?:tell|explain|go (?:through|over)|share)|(?:someone|somebody|anyone|anybody) .*with you)| shall i (?:tell|explain|share|go (?:through|over)) | (?:i|we) (?:just |also )?(?:r[ai]ng|(?:call|phone|telephone|contact)(?:ed)?|(?:speak|spoke|talk|talked) (?:to|with)) (?!you (?!r)|my |the |an? |our |them |it |another |some|dr |\d)|^ (?:so |and )?(?:how|what) (?:can|may|could|might) (?:i|we) (?:help|do for|be of) | begin (?:by|with) asking /;

export function asksNoHistory(question: Question): boolean {
	const text = ` ${question.words.map((word) => word.form).join(' ')} `;
	if (STILL_HISTORY.test(text)) return false;
	return NOT_HISTORY.some((pattern) => pattern.test(text)) || asksToSeeAlone(question);
}
