/** Questions that lean on what went before: on a statement in the same breath, or on something already known. */
import type { Topic } from '../topicCatalogue.ts';
import type { Question } from './question.ts';

const textOf = (question: Question) => ` ${question.words.map((word) => word.form).join(' ')} `;

const POINTS_BACK =
	/ (?:(?:any(?:thing)?|thoughts?|feelings?|ideas?|experiences?|times?|days|moments?) (?:like|such as) (?:that|this|those|these)|(?:what happened|(?:did|do|does|has|have|had) (?:you|he|she|they) (?:have|take|had|taken|give|given|use|get) (?:it|them|those)|felt|thought|wished|considered|crossed your mind|(?:thought|wondered) about (?:that|it|this)|been there|(?:happened|happen|happening|apply|true|ring true) (?:to|for|with|of) you|that you|feeling you have|that (?:something )?you)|any of (?:that|those|these|this)|(?:tried|used|done|experimented with|taken) (?:any|anything|that|those|it|some)|something like that|those things|that sort of thing|done that|(?:felt|feel|been feeling|thought|thinking) (?:like (?:that|this)|that way|this way)|had (?:any|some))(?: (?:and|or|but|before|recently|lately|yourself|you|at all|too|as well|in the past|ever|either|like that|like those|or your friends|or yourself)){0,3} $/;
/** "People your age may try alcohol or drugs. Have you tried anything like that?" */
export const pointsBack = (question: Question): boolean =>
	question.told.length > 0 && POINTS_BACK.test(textOf(question));

const OF_WHAT_IS_KNOWN =
	/^ (?:(?:and|so|okay) )?(?:(?:was|were|is|are|did|does|do|has|have) (?:not )?(?:that|it|this|they|these|those) |(?:when|how long ago|where|why|what year|how) (?:was|were|did|is) (?:that|it|they|the|this|your last|you (?:started|diagnosed|prescribed|put)) |how (?:often|long|many times) (?:have|do|did|are|were|had) you (?:been )?(?:us|tak|hav|on|need)\S*(?: on)? (?:the|your|that|those|it|them|this) |(?:what|which) (?:dose|strength)|do you (?:use|take|keep) (?:it|that|them|those|the) )/;
const LAST = / (?:last drink|last one|last time you (?:drank|smoked|used|took)|since then) /;

const screened = new Set(['past', 'drugs', 'family', 'social', 'gynaecological']);
const alwaysScreening = new Set([
	'immunisation',
	'periods',
	'smear',
	'bereavement',
	'past_investigations',
]);

/** A question about a disease, drug or habit that is already on the table, not one that screens for it. */
export function followsUp(question: Question, topic: Topic): boolean {
	if (!screened.has(topic.category) || alwaysScreening.has(topic.id)) return false;
	const text = textOf(question);
	return OF_WHAT_IS_KNOWN.test(text) || LAST.test(text);
}
