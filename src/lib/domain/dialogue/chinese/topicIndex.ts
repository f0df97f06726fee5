/** Finds the topics a clause names: by authored cues, and by likeness to authored phrasings. */
import type { TopicCatalogue, Topic } from '../topicCatalogue.ts';
import { canonicalText } from './canonicalText.ts';

type Span = readonly [start: number, end: number];
export type CueHit = {
	topic: Topic;
	cue: string;
	start: number;
	end: number;
	size: number;
	/** The characters that matched, without what stands in a gap between them. */
	spans: readonly Span[];
};
export type Likeness = {
	topic: Topic;
	/** The nearest authored phrasing, and how near it is alone, 0 to 1. */
	phrasing: string;
	nearness: number;
	/** Nearness blended with how much of the text the topic's words cover, 0 to 1. */
	similarity: number;
};
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
			(topicsWith.get(feature) ?? topicsWith.set(feature, new Set()).get(feature))?.add(topic.id);
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
			(postings.get(feature) ?? postings.set(feature, []).get(feature))?.push(phrase);
	}
	return { weight, postings };
};

/** Every feature that any phrasing or cue of a topic holds: a paraphrase may mix several phrasings. */
const buildBags = (catalogue: TopicCatalogue) => {
	const topicsWith = new Map<string, Topic[]>();
	for (const topic of catalogue.topics) {
		const texts = [
			...topic.phrasings,
			topic.label,
			...topic.cues.flatMap((cue) => cue.split('...')),
		];
		for (const feature of new Set(texts.flatMap((text) => featuresOf(canonicalText(text)))))
			(topicsWith.get(feature) ?? topicsWith.set(feature, []).get(feature))?.push(topic);
	}
	const count = catalogue.topics.length;
	const weight = (feature: string) =>
		Math.log((count + 1) / ((topicsWith.get(feature)?.length ?? count / 4) + 0.5));
	return { topicsWith, weight };
};

const buildCoverage = (catalogue: TopicCatalogue) => {
	const { topicsWith, weight } = buildBags(catalogue);
	return (features: readonly string[]): Map<Topic, number> => {
		const covered = new Map<Topic, number>();
		let total = 0;
		for (const feature of features) {
			const w = weight(feature);
			total += w;
			for (const topic of topicsWith.get(feature) ?? [])
				covered.set(topic, (covered.get(topic) ?? 0) + w);
		}
		for (const [topic, sum] of covered) covered.set(topic, sum / (total || 1));
		return covered;
	};
};

const buildNearestPhrasing = (catalogue: TopicCatalogue) => {
	const { weight, postings } = buildPostings(catalogue);
	return (features: readonly string[]): Map<Topic, Likeness> => {
		const norm = Math.sqrt(features.reduce((sum, f) => sum + weight(f) ** 2, 0)) || 1;
		const overlap = new Map<Phrase, number>();
		for (const feature of features)
			for (const phrase of postings.get(feature) ?? [])
				overlap.set(phrase, (overlap.get(phrase) ?? 0) + weight(feature) ** 2);
		const best = new Map<Topic, Likeness>();
		for (const [phrase, sum] of overlap) {
			const { topic } = phrase;
			const similarity = sum / (norm * (phrase.norm || 1));
			if (similarity > (best.get(topic)?.similarity ?? 0))
				best.set(topic, { topic, phrasing: phrase.text, similarity, nearness: similarity });
		}
		return best;
	};
};

/** How much of the likeness the whole topic's words decide, beside its nearest single phrasing. */
const bagShare = 0.5;

const buildNearest = (catalogue: TopicCatalogue) => {
	const nearestPhrasing = buildNearestPhrasing(catalogue);
	const coverage = buildCoverage(catalogue);
	return (text: string): Likeness[] => {
		const features = featuresOf(text);
		const covered = coverage(features);
		const found = [...nearestPhrasing(features).values()].map((likeness) => ({
			...likeness,
			similarity:
				(1 - bagShare) * likeness.nearness + bagShare * (covered.get(likeness.topic) ?? 0),
		}));
		return found.sort((a, b) => b.similarity - a.similarity);
	};
};

const overlap = (a: CueHit, b: CueHit) =>
	a.spans.some(([start, end]) => b.spans.some((other) => start < other[1] && other[0] < end));

/** Longer cues silence the shorter ones of other topics they overlap; a wider topic never silences its part. */
const standingHits = (hits: readonly CueHit[]): CueHit[] => {
	const standing: CueHit[] = [];
	for (const hit of [...hits].sort((a, b) => b.size - a.size)) {
		const isSilenced = standing.some(
			(other) =>
				other.topic.id !== hit.topic.id &&
				other.size > hit.size &&
				other.topic.id !== hit.topic.within &&
				!(other.topic.category === 'family' && hit.topic.category !== 'family') &&
				overlap(other, hit),
		);
		if (!isSilenced) standing.push(hit);
	}
	return standing;
};

/** A cue as it is looked for: its runs of characters, with at most `gap` others between them. */
type Cue = {
	topic: Topic;
	cue: string;
	/** Where it can begin: only cues whose first character a clause holds are tried. */
	first: string;
	/** Characters that must match; a gap says a little less. */
	size: number;
	find: (text: string, raw: string) => readonly Span[] | undefined;
};

const gap = 6;
const escaped = (run: string) => run.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const compileCue = (topic: Topic, authored: string): Cue => {
	const runs = authored.split('...').map(canonicalText).filter(Boolean);
	const whole = runs.join('');
	if (runs.length > 1) {
		const pattern = new RegExp(
			runs.map((run) => `(${escaped(run)})`).join(`[^,、]{0,${gap}}?`),
			'd',
		);
		return {
			topic,
			cue: authored,
			first: whole.charAt(0),
			size: whole.length - 0.5,
			find: (text) => {
				return pattern
					.exec(text)
					?.indices?.slice(1)
					.filter((span) => span !== undefined);
			},
		};
	}
	/** "累不累" is "累" in canonical spelling, too short to look for: the words as typed must hold it. */
	const onlyAsTyped =
		authored.length > whole.length && (whole.length === 1 || /^(?:有没有|会不会)/.test(authored));
	return {
		topic,
		cue: authored,
		first: whole.charAt(0),
		size: whole.length,
		find: (text, raw) => {
			if (onlyAsTyped && !raw.includes(authored)) return undefined;
			const start = text.indexOf(whole);
			return start < 0 ? undefined : [[start, start + whole.length]];
		},
	};
};

/** Of "发热、咳嗽、咳痰" only what stands between the marks may show that a cue was meant otherwise. */
const listedAt = (text: string, start: number, end: number): string | undefined =>
	text.includes('、')
		? text.slice(
				text.lastIndexOf('、', start) + 1,
				text.indexOf('、', end) < 0 ? undefined : text.indexOf('、', end),
			)
		: undefined;

const buildCueHits = (catalogue: TopicCatalogue) => {
	const cues = catalogue.topics.flatMap((topic) =>
		topic.cues.map((authored) => compileCue(topic, authored)),
	);
	const byFirst = new Map<string, Cue[]>();
	for (const cue of cues)
		(byFirst.get(cue.first) ?? byFirst.set(cue.first, []).get(cue.first))?.push(cue);
	const unless = new Map(catalogue.topics.map((topic) => [topic.id, topic.unless]));
	const isMeantOtherwise = (id: string, text: string, raw: string) =>
		unless.get(id)?.some((authored) => {
			const canonical = canonicalText(authored);
			return raw.includes(authored) || (canonical.length > 1 && text.includes(canonical));
		});
	return (text: string, raw: string): CueHit[] => {
		const hits: CueHit[] = [];
		const possible = [...new Set(text)].flatMap((character) => byFirst.get(character) ?? []);
		for (const { topic, cue, size, find } of possible) {
			const spans = find(text, raw);
			if (!spans) continue;
			const start = spans[0]?.[0] ?? 0;
			const end = spans.at(-1)?.[1] ?? start;
			const listed = listedAt(text, start, end);
			if (
				listed
					? !isMeantOtherwise(topic.id, listed, listed)
					: !isMeantOtherwise(topic.id, text, raw)
			)
				hits.push({ topic, cue, start, end, size, spans });
		}
		const longest = new Map<string, CueHit>();
		for (const hit of standingHits(hits))
			if (hit.size > (longest.get(hit.topic.id)?.size ?? 0)) longest.set(hit.topic.id, hit);
		return [...longest.values()].sort((a, b) => a.start - b.start);
	};
};

/** Built once per catalogue; every reading after it takes well under a millisecond per clause. */
export const buildTopicIndex = (catalogue: TopicCatalogue): TopicIndex => ({
	topics: new Map(catalogue.topics.map((topic) => [topic.id, topic])),
	cueHits: buildCueHits(catalogue),
	nearest: buildNearest(catalogue),
});
