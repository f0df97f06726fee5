/** Reads a language's catalogue of topics: one reading and one check for whoever needs it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language, TopicCatalogue } from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseTopicCatalogue } from '#lib/domain/scenario/loadCatalogues.ts';
import { orOperatorError } from './orOperatorError.ts';

export type ReadTopics = {
	catalogue: TopicCatalogue;
	/** As it stands in the file, for hashes. */
	text: string;
};

/** @throws OperatorError that lists the faults of the file. */
export async function readTopics(folder: string, language: Language): Promise<ReadTopics> {
	const file = join(folder, `topics.${language}.yaml`);
	const text = await readFile(file, 'utf8');
	return { catalogue: orOperatorError(parseTopicCatalogue(text, file)).topics, text };
}
