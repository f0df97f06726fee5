/** Which topics a patient's own words bring up, as far as the catalogue's cues name them. */
import type { TopicId } from '../reading.ts';
import type { TopicCatalogue } from '../topicCatalogue.ts';
import { buildTopicLexicon, findTopics } from '../topicLexicon.ts';
import { splitSentences } from './sentences.ts';

export type FindMentions = (text: string) => TopicId[];

export function buildEnglishMentions(catalogue: TopicCatalogue): FindMentions {
	const lexicon = buildTopicLexicon(catalogue.topics);
	return (text) => [
		...new Set(
			splitSentences(text)
				.flatMap(({ words }) =>
					findTopics(
						lexicon,
						words.filter((word) => word.form !== ','),
					),
				)
				.map((hit) => hit.topic.id),
		),
	];
}
