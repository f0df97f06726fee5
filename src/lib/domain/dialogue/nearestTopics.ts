/** The topics whose phrasings lie nearest to a sentence, by sentence embeddings. Language-neutral. */
import type { TopicId } from './reading.ts';

export type PhrasingVector = { topic: TopicId; phrasing: string; vector: Float32Array };
export type Nearness = { topic: TopicId; phrasing: string; similarity: number };

/** Cosine of two vectors of unit length. */
export function similarity(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
	return sum;
}

/** The best phrasing of each topic, nearest topic first. */
export function nearestTopics(
	vector: Float32Array,
	phrasings: readonly PhrasingVector[],
	count: number,
): Nearness[] {
	const best = new Map<TopicId, Nearness>();
	for (const { topic, phrasing, vector: other } of phrasings) {
		const value = similarity(vector, other);
		const known = best.get(topic);
		if (!known || value > known.similarity) best.set(topic, { topic, phrasing, similarity: value });
	}
	return [...best.values()].sort((a, b) => b.similarity - a.similarity).slice(0, count);
}
