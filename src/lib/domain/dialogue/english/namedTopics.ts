/** The topics a question names, in each of the ways it can be put, without those it names only in passing. */
import { overlaps } from '../cuePattern.ts';
import { findTopics, type TopicHit, type TopicLexicon } from '../topicLexicon.ts';
import type { Whose } from '../whose.ts';
import type { Word } from '../words.ts';

/** "Has he been ill?" asks for a contact only where he is not the patient. */
const isOfOthers = ({ topic, cue }: TopicHit) =>
	(topic.id === 'sick_contacts' || topic.category === 'family') && /\b(?:he|she)\b/.test(cue);

/** What the words name as they were said stands before what they name otherwise put. */
function hitsOf(lexicon: TopicLexicon, ways: readonly (readonly Word[])[]): TopicHit[] {
	const [first = [], ...otherwise] = ways.map((words) => findTopics(lexicon, words));
	const asSaid = otherwise.length > 0 ? first.filter((hit) => !isOfOthers(hit)) : first;
	const more = otherwise.flat().filter((hit) => !asSaid.some((other) => overlaps(hit, other)));
	return [...asSaid, ...more];
}

const companions = new Set(['relationships', 'children']);
/** "Does your wife smoke?" names the wife, and asks nothing of the marriage. */
function withoutMerelyNamed(hits: readonly TopicHit[], whose: Whose): readonly TopicHit[] {
	const others = hits.filter(({ topic }) => !companions.has(topic.id));
	return whose === 'household' && others.length > 0 ? others : hits;
}

/** @param ways the words as they were said, then as they might be put otherwise, place by place the same. */
export const namedTopics = (
	lexicon: TopicLexicon,
	ways: readonly (readonly Word[])[],
	whose: Whose,
): readonly TopicHit[] => withoutMerelyNamed(hitsOf(lexicon, ways), whose);
