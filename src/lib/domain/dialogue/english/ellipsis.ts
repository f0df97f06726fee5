/** Questions that say nothing without the turn before: "and your mother?", "how much?", "when was that?". */
import type { PriorTurn, TopicId } from '../reading.ts';

const AMOUNT =
	/^(?:(?:and )?(?:roughly |about )?(?:how (?:much|many|often|long)(?: (?:a|per|each|every|in a) (?:day|week|night|month))?(?: (?:do|did|would|have|has) you(?: (?:say|usually|normally|been|do|have|doing|doing it|doing that))*)?(?: (?:was|is) that)?(?: for)?|for how long|how many years|how many would (?:you say|that be)|when did you (?:stop|quit|start|give up)|when was (?:your|the) last (?:one|time)|per day|a day)(?: ago)?)$/;
const GENERIC =
	/^(?:(?:and |so )?(?:when (?:exactly |roughly |about )?was (?:that|this|it)|how long ago (?:was|were) (?:that|this|it|they|those)|what (?:was|were|is|are) (?:that|it|those|they|this)(?: for)?|what for|why (?:was|is) (?:that|it)|what happened(?: (?:then|there|with that))?|which (?:one|ones)|what (?:kind|type|sort)(?: (?:of .{1,30}))?(?: (?:was|is|are) (?:it|that|they|those))?|how (?:was|did|is) (?:that|it|this)(?: go)?|and (?:after|since) (?:that|then)|what about (?:that|then|since then)|is that all|nothing else|nothing like that|are you sure|none at all|not at all|how so|in what way|like what|such as|can you tell me more about (?:that|it|this)|do you (?:still|remember when)|still|what did (?:they|the doctors?) (?:do|say|find)(?: .{1,30})?))$/;
const PERSON =
	/^(?:(?:and |what about |how about |what of )*(?:your |the |his |her )?(?:mum|mom|mother|dad|father|parents|brothers?|sisters?|siblings|brothers? (?:and|or) sisters?|grandparents|grand\w+|aunts?|uncles?|wife|husband|partner|children|kids|son|daughter|you|yourself))$/;

const WHEN = /^(?:and |so )?(?:when|when exactly|when would that be)$/;
const WHERE = /^(?:and |so )?(?:where|where exactly|whereabouts)$/;
/** After these a bare "when?" or "where?" asks of the complaint itself; after others, of what they named. */
const ofComplaint = new Set(
	`opening_question tell_me_more anything_else other_symptoms pain chest_pain onset onset_circumstances
	onset_speed duration course frequency site radiation character severity`.split(/\s+/),
);

const amountOf: Record<TopicId, TopicId> = {
	smoking: 'smoking_amount',
	smoking_amount: 'smoking_amount',
	alcohol: 'alcohol_amount',
	alcohol_amount: 'alcohol_amount',
};

const lastTopics = (before: readonly PriorTurn[]): readonly TopicId[] =>
	before.findLast((turn) => turn.speaker === 'student' && (turn.topics?.length ?? 0) > 0)?.topics ??
	[];

const familyOnly = (topics: readonly TopicId[]) => {
	const family = topics.filter((topic) => topic.startsWith('family'));
	return family.length > 0 ? family : ['family_history'];
};

/** What an elliptical question asks, read with the turns before; undefined if it stands by itself. */
export function topicsByEllipsis(
	words: string,
	before: readonly PriorTurn[],
): TopicId[] | undefined {
	const last = lastTopics(before);
	if (PERSON.test(words) && !/(?:^| )you(?:rself)?$/.test(words))
		return last.length > 0 ? familyOnly(last) : undefined;
	const first = last.at(-1);
	if (first === undefined) return undefined;
	if (WHEN.test(words)) return [ofComplaint.has(first) ? 'onset' : first];
	if (WHERE.test(words)) return [ofComplaint.has(first) ? 'site' : first];
	if (AMOUNT.test(words)) return [amountOf[first] ?? first];
	return GENERIC.test(words) ? [first] : undefined;
}
