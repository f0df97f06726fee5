/** tf-idf with cosine normalisation (Salton & Buckley 1988): rare features tell more than common ones. */
import { weighByRarity, type Weigh } from '../../patient/told/coverage.ts';

/** Feature -> weight; the squares add up to 1. */
export type Weights = ReadonlyMap<string, number>;

export type TfIdf = {
	rarity: Weigh;
	weigh(features: readonly string[]): Weights;
};

function count(items: Iterable<string>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
	return counts;
}

/** @param documents the features of each, by which it is told what is rare. */
export function tfIdfOf(documents: readonly ReadonlySet<string>[]): TfIdf {
	const rarity = weighByRarity(documents);
	const weigh = (features: readonly string[]): Weights => {
		const raw = [...count(features)].map(
			([feature, times]) => [feature, (1 + Math.log(times)) * rarity(feature)] as const,
		);
		const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
		return new Map(raw.map(([feature, weight]) => [feature, weight / length]));
	};
	return { rarity, weigh };
}
