/** Which topics a question's words name: the cues of the catalogue, the longest naming winning. */
import {
	compileCue,
	indexCues,
	matchCues,
	mayFit,
	overlaps,
	type CueIndex,
	type CueMatch,
	type CuePattern,
} from './cuePattern.ts';
import type { Topic } from './topicCatalogue.ts';
import { joinWords, type JoinedWords, type Word } from './words.ts';

export type TopicHit = CueMatch & { topic: Topic };

type Entry = {
	topic: Topic;
	unless: CuePattern[];
	notWith: CuePattern[];
};

/** `cues`: of each entry, by its place. */
export type TopicLexicon = { entries: Entry[]; cues: CueIndex };

export function buildTopicLexicon(topics: readonly Topic[]): TopicLexicon {
	return {
		entries: topics.map((topic) => ({
			topic,
			unless: topic.unless.map(compileCue),
			notWith: topic.notWith.map(compileCue),
		})),
		cues: indexCues(topics.map((topic) => topic.cues.map(compileCue))),
	};
}

/** A cue counts unless an `unless` overlaps it or a `notWith` stands anywhere in the question. */
function hitsOf(
	entry: Entry | undefined,
	cues: readonly CuePattern[],
	words: JoinedWords,
): TopicHit[] {
	const hits = matchCues(cues, words);
	if (!entry || hits.length === 0) return [];
	if (matchCues(entry.notWith, words).length > 0) return [];
	const forbidden = matchCues(entry.unless, words);
	return hits
		.filter((hit) => !forbidden.some((other) => overlaps(hit, other)))
		.map((hit) => ({ ...hit, topic: entry.topic }));
}

const length = (match: CueMatch) => match.to - match.from;

/** What stands in the gap of a longer cue is named by itself: only what the longer one names too gives way. */
function holds(outer: CueMatch, inner: CueMatch): boolean {
	const within = outer.from <= inner.from && outer.to >= inner.to;
	const atEdge = outer.from === inner.from || outer.to === inner.to;
	return within && length(outer) > length(inner) && (atEdge || !outer.cue.includes('...'));
}

/** "Has your father heart disease?" names the family and the disease: neither hides the other. */
const swallows = (outer: Topic, inner: Topic) =>
	outer.id !== inner.id && inner.within !== outer.id && outer.id !== 'family_history';

/** "Chest pain or tightness" is no plain pain, though it says "pain or". */
const isNamedCloser = (hit: TopicHit, other: TopicHit) =>
	hit.topic.id === 'pain' && other.topic.category !== 'complaint' && overlaps(hit, other);

const attributes = new Set(['onset', 'duration', 'frequency']);
const lasting = new Set(['past', 'drugs', 'gynaecological', 'sexual']);
const habits = new Set([
	'smoking',
	'smoking_amount',
	'alcohol',
	'alcohol_amount',
	'drugs',
	'caffeine',
	'exercise',
]);

/** "How long have you had asthma?" asks of the asthma, not how long the complaint has lasted. */
const isOfAnother = (hit: TopicHit, other: TopicHit) =>
	attributes.has(hit.topic.id) && (lasting.has(other.topic.category) || habits.has(other.topic.id));

/** Every topic named, at most one hit each; "chest pain" leaves nothing of the plain "pain" inside it. */
export function findTopics(lexicon: TopicLexicon, words: readonly Word[]): TopicHit[] {
	const joined = joinWords(words);
	const all = [...mayFit(lexicon.cues, joined)].flatMap(([at, cues]) =>
		hitsOf(lexicon.entries[at], cues, joined),
	);
	const kept = all.filter(
		(hit) =>
			!all.some(
				(other) =>
					(swallows(other.topic, hit.topic) && holds(other, hit)) ||
					isNamedCloser(hit, other) ||
					isOfAnother(hit, other),
			),
	);
	const best = new Map<string, TopicHit>();
	for (const hit of kept) {
		const known = best.get(hit.topic.id);
		if (!known || hit.named > known.named) best.set(hit.topic.id, hit);
	}
	return [...best.values()];
}
