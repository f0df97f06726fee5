/** How topics are related in the catalogue: a narrower question is also one on the wider topic that holds it. */
import type { TopicId } from '../../dialogue/reading.ts';
import type { Topic } from '../../dialogue/topicCatalogue.ts';

export type Catalogue = ReadonlyMap<TopicId, Pick<Topic, 'within' | 'kind'>>;

/** The topic, and the wider ones that hold it. */
export function withWider(id: TopicId, topics: Catalogue): TopicId[] {
	const chain: TopicId[] = [];
	for (
		let next: TopicId | undefined = id;
		next && !chain.includes(next);
		next = topics.get(next)?.within
	)
		chain.push(next);
	return chain;
}

/** One of them holds the other, or they are the same. */
export const areKin = (a: TopicId, b: TopicId, topics: Catalogue): boolean =>
	withWider(a, topics).includes(b) || withWider(b, topics).includes(a);
