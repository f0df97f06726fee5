/** Finds the topics a clause names: by authored cues, and by likeness to authored phrasings. */
import type { TopicCatalogue, Topic } from '../topicCatalogue.ts';
import { canonicalText } from './canonicalText.ts';

export type CueHit = { topic: Topic; cue: string; start: number; end: number };
export type Likeness = { topic: Topic; phrasing: string; similarity: number };
export type TopicIndex = {
	topics: ReadonlyMap<string, Topic>;
	/**
	 * Cue hits in a canonical text; a longer cue silences the shorter ones it overlaps.
	 * @param raw the same words as typed.
	 */
	cueHits(text: string, raw: string): CueHit[];
	/** Topics by cosine likeness of their nearest phrasing, nearest first. */
	nearest(text: string): Likeness[];
};

type Vector = Map<string, number>;
type Phrase = { topic: Topic; text: string; features: string[]; norm: number };

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const filler = /[你我吗呢啊呀吧的了嘛么,.、]|现在|这个|那个|这种|什么|觉得/g;
const maxCompared = 60;

/** Character pairs and triples, and whole words: the features phrasings are compared by. */
const featuresOf = (text: string): string[] => {
	const bare = text.slice(0, maxCompared).replace(filler, ' ');
	const features = new Set<string>();
	for (const run of bare.split(' ')) {
		if (run.length === 1) features.add(run);
		for (let i = 0; i + 2 <= run.length; i++) features.add(run.slice(i, i + 2));
		for (let i = 0; i + 3 <= run.length; i++) features.add(run.slice(i, i + 3));
	}
	for (const { segment, isWordLike } of segmenter.segment(text.slice(0, maxCompared)))
		if (isWordLike) features.add(`=${segment}`);
	return [...features];
};

const weigh = (phrases: readonly Phrase[]): ((feature: string) => number) => {
	const topicsWith = new Map<string, Set<string>>();
	for (const { topic, features } of phrases)
		for (const feature of features)
			topicsWith.set(feature, (topicsWith.get(feature) ?? new Set()).add(topic.id));
	const count = new Set(phrases.map(({ topic }) => topic.id)).size;
	return (feature) => Math.log((count + 1) / ((topicsWith.get(feature)?.size ?? 0) + 0.5));
};

const buildPostings = (catalogue: TopicCatalogue) => {
	const phrases: Phrase[] = catalogue.topics.flatMap((topic) =>
		[...topic.phrasings, topic.label].map((text) => {
			const canonical = canonicalText(text);
			return { topic, text, features: featuresOf(canonical), norm: 0 };
		}),
	);
	const weight = weigh(phrases);
	const postings = new Map<string, Phrase[]>();
	for (const phrase of phrases) {
		phrase.norm = Math.sqrt(phrase.features.reduce((sum, f) => sum + weight(f) ** 2, 0));
		for (const feature of phrase.features)
			postings.set(feature, [...(postings.get(feature) ?? []), phrase]);
	}
	return { weight, postings };
};

const buildNearest = (catalogue: TopicCatalogue) => {
	const { weight, postings } = buildPostings(catalogue);
	return (text: string): Likeness[] => {
		const features = featuresOf(text);
		const known: Vector = new Map(features.map((feature) => [feature, weight(feature)]));
		const norm = Math.sqrt([...known.values()].reduce((sum, w) => sum + w * w, 0)) || 1;
		const overlap = new Map<Phrase, number>();
		for (const [feature, w] of known)
			for (const phrase of postings.get(feature) ?? [])
				overlap.set(phrase, (overlap.get(phrase) ?? 0) + w * w);
		const best = new Map<string, Likeness>();
		for (const [phrase, sum] of overlap) {
			const similarity = sum / (norm * (phrase.norm || 1));
			if (similarity > (best.get(phrase.topic.id)?.similarity ?? 0))
				best.set(phrase.topic.id, { topic: phrase.topic, phrasing: phrase.text, similarity });
		}
		return [...best.values()].sort((a, b) => b.similarity - a.similarity);
	};
};

const silenced = (hit: CueHit, hits: readonly CueHit[]) =>
	hits.some(
		(other) =>
			other.topic.id !== hit.topic.id &&
			other.end - other.start > hit.end - hit.start &&
			other.start < hit.end &&
			hit.start < other.end,
	);

/** A cue as it is looked for: its runs of characters, with at most `gap` others between them. */
type Cue = {
	topic: Topic;
	cue: string;
	find: (text: string, raw: string) => [number, number] | undefined;
};

const gap = 6;
const escaped = (run: string) => run.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const compileCue = (topic: Topic, authored: string): Cue => {
	const runs = authored.split('...').map(canonicalText).filter(Boolean);
	const whole = runs.join('');
	if (runs.length > 1) {
		const pattern = new RegExp(runs.map(escaped).join(`[^,、]{0,${gap}}?`));
		return {
			topic,
			cue: authored,
			find: (text) => {
				const match = pattern.exec(text);
				return match ? [match.index, match.index + match[0].length] : undefined;
			},
		};
	}
	/** "累不累" is "累" in canonical spelling, too short to look for: the words as typed must hold it. */
	const onlyAsTyped = whole.length === 1 && authored.length > 1;
	return {
		topic,
		cue: authored,
		find: (text, raw) => {
			if (onlyAsTyped && !raw.includes(authored)) return undefined;
			const start = text.indexOf(whole);
			return start < 0 ? undefined : [start, start + whole.length];
		},
	};
};

const buildCueHits = (catalogue: TopicCatalogue) => {
	const cues = catalogue.topics.flatMap((topic) =>
		topic.cues.map((authored) => compileCue(topic, authored)),
	);
	const unless = new Map(
		catalogue.topics.map((topic) => [topic.id, topic.unless.map(canonicalText).filter(Boolean)]),
	);
	return (text: string, raw: string): CueHit[] => {
		const hits: CueHit[] = [];
		for (const { topic, cue, find } of cues) {
			const found = find(text, raw);
			if (found && !unless.get(topic.id)?.some((other) => text.includes(other)))
				hits.push({ topic, cue, start: found[0], end: found[1] });
		}
		const standing = hits.filter((hit) => !silenced(hit, hits));
		const longest = new Map<string, CueHit>();
		for (const hit of standing)
			if (hit.cue.length > (longest.get(hit.topic.id)?.cue.length ?? 0))
				longest.set(hit.topic.id, hit);
		return [...longest.values()].sort((a, b) => a.start - b.start);
	};
};

/** Built once per catalogue; every reading after it takes well under a millisecond per clause. */
export const buildTopicIndex = (catalogue: TopicCatalogue): TopicIndex => ({
	topics: new Map(catalogue.topics.map((topic) => [topic.id, topic])),
	cueHits: buildCueHits(catalogue),
	nearest: buildNearest(catalogue),
});
