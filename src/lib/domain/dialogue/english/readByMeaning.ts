/** What no phrase foresaw: questions that named nothing are compared with the catalogue's phrasings by meaning. */
import { nearestTopics, type Nearness, type PhrasingVector } from '../nearestTopics.ts';
import type { TopicReading } from '../reading.ts';
import type { Whose } from '../whose.ts';
import { asksNoHistory } from './notHistory.ts';
import type { Question } from './question.ts';
import { styleOf } from './style.ts';

/** Gives each sentence's embedding, of unit length; rejects when the model is not to be had. */
export type Embed = (sentences: string[]) => Promise<Float32Array[]>;

export type Meaning = {
	/** Of every phrasing of the catalogue; empty: the lexicon reads alone. */
	vectors: readonly PhrasingVector[];
	embed?: Embed | undefined;
	/** The topics that ask broadly. */
	broad: ReadonlySet<string>;
};

export type Asked = { question: Question; whose: Whose; topics: TopicReading[] };

/** The two thresholds were set on questions held apart from those the figures are reported on. */
const NEAR = 0.7;
const MARGIN = 0.1;
const CANDIDATE = 0.45;
/** A broad question tells much: it must lie very near before meaning alone opens it. */
const NEAR_BROAD = 0.85;

const byMeaning = (question: Question, near: Nearness): TopicReading => ({
	id: near.topic,
	score: Math.max(0, Math.min(0.75, near.similarity)),
	words: question.quote,
	style: styleOf(question),
	why: `meaning near "${near.phrasing}" (${near.similarity.toFixed(2)})`,
});

const MIN_WORDS = 3;
const MAX_EMBEDDED = 2;

/** Questions worth a second look by meaning: complete ones that named nothing. */
const unresolved = (asked: readonly Asked[]) =>
	asked
		.filter(
			(one) =>
				one.topics.length === 0 &&
				one.whose === 'patient' &&
				one.question.words.length >= MIN_WORDS &&
				one.question.words.length <= 40 &&
				!asksNoHistory(one.question),
		)
		.slice(0, MAX_EMBEDDED);

type ByMeaning = { topics: TopicReading[]; candidates: TopicReading[] };

function judgeNearness(
	question: Question,
	near: readonly Nearness[],
	broad: ReadonlySet<string>,
): ByMeaning {
	const [first, second] = near;
	if (!first) return { topics: [], candidates: [] };
	const isClear =
		first.similarity >= (broad.has(first.topic) ? NEAR_BROAD : NEAR) &&
		first.similarity - (second?.similarity ?? 0) >= MARGIN;
	const readings = near
		.filter((one) => one.similarity >= CANDIDATE)
		.map((one) => byMeaning(question, one));
	return isClear
		? { topics: readings.slice(0, 1), candidates: readings.slice(1) }
		: { topics: [], candidates: readings };
}

/** Adds to what was asked the topics that meaning makes clear; nothing where the model is not to be had. */
export async function readByMeaning(
	asked: readonly Asked[],
	{ vectors: phrasings, embed, broad }: Meaning,
): Promise<ByMeaning> {
	const open = unresolved(asked);
	if (open.length === 0 || !embed || phrasings.length === 0) return { topics: [], candidates: [] };
	const vectors = await embed(open.map((one) => one.question.quote)).catch(() => []);
	const judged = vectors.flatMap((vector, index) => {
		const one = open[index];
		if (!one) return [];
		const result = judgeNearness(one.question, nearestTopics(vector, phrasings, 4), broad);
		one.topics.push(...result.topics);
		return [result];
	});
	return {
		topics: judged.flatMap((one) => one.topics),
		candidates: judged.flatMap((one) => one.candidates),
	};
}
