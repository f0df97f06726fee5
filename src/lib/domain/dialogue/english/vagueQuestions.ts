/** Questions whose words fit anything, read by what was just spoken of: "have you tried anything?" after thoughts of suicide. */
import type { PriorTurn, TopicId, TopicReading } from '../reading.ts';

const suicide = new Set([
	'suicidal_thoughts',
	'suicide_plan',
	'suicide_intent',
	'suicide_means',
	'self_harm',
	'past_suicide_attempt',
]);
const past = new Set(['prior_episodes', 'past_mental_health', 'past_suicide_attempt']);

const TRIED =
	/^ (?:(?:and|so|but|well) )*have you (?:ever )?(?:tried|done) (?:anything|something|it)(?: (?:like (?:that|this)|before|in the past|ever|yet|about it))* $/;
const TREATED =
	/ (?:treatment|treated|tablets?|medications?|medicines?|meds|antidepressants?|help|counsell?ing|therapy|admitted|see (?:a|the|your) (?:doctor|gp)|see (?:anyone|anybody|someone)) /;
const IN_THE_PAST = / (?:did|was|were|back then|at the time|at that time|last time|that time|ago) /;

const lastAsked = (before: readonly PriorTurn[]): readonly TopicId[] =>
	before.findLast((turn) => turn.speaker === 'student' && turn.topics?.length)?.topics ?? [];

/**
 * The topics of a question that is vague by itself, or nothing.
 * @param words the question's own, each between single spaces.
 */
export function topicsOfVague(words: string, before: readonly PriorTurn[]): readonly TopicId[] {
	const last = lastAsked(before);
	if (TRIED.test(words) && last.some((topic) => suicide.has(topic)))
		return ['past_suicide_attempt'];
	const episode = last.find((topic) => past.has(topic));
	if (episode && TREATED.test(words) && IN_THE_PAST.test(words)) return [episode];
	return [];
}

/** "Have you tried anything?" names a topic of its own only if nothing was told that it points back to. */
const vague = new Set([
	'tried_remedies',
	'anything_else',
	'opening_question',
	'prior_episodes',
	'past_suicide_attempt',
]);
export const areVague = (readings: readonly TopicReading[]): boolean =>
	readings.every(({ id }) => vague.has(id));
