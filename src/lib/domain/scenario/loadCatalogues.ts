/** Reads the shared catalogues of topics and findings. */
import { topicCatalogueSchema, type TopicCatalogue } from '../dialogue/topicCatalogue.ts';
import { duplicateFlaws } from './checks/duplicateIds.ts';
import { suggest } from './closest.ts';
import type { Fault, Flaw } from './fault.ts';
import { findingCatalogueSchema, type FindingCatalogue } from './findingCatalogue.ts';
import { parseAuthored } from './parseAuthored.ts';
import type { Source } from './yamlSource.ts';

export function parseTopicCatalogue(
	yamlText: string,
	file: string,
): { topics: TopicCatalogue; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(topicCatalogueSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	const flaws = [...duplicateFlaws(parsed.value.topics, ['topics']), ...withinFlaws(parsed.value)];
	if (flaws.length > 0) return { faults: parsed.source.locate(flaws) };
	return { topics: parsed.value, source: parsed.source };
}

export function parseFindingCatalogue(
	yamlText: string,
	file: string,
): { findings: FindingCatalogue; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(findingCatalogueSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	const flaws = duplicateFlaws(parsed.value.findings, ['findings']);
	if (flaws.length > 0) return { faults: parsed.source.locate(flaws) };
	return { findings: parsed.value, source: parsed.source };
}

/** A narrower topic must name a wider one that exists and is not itself. */
function withinFlaws({ topics }: TopicCatalogue): Flaw[] {
	const ids = topics.map(({ id }) => id);
	return topics.flatMap(({ id, within }, index) => {
		if (within === undefined || (within !== id && ids.includes(within))) return [];
		return {
			path: ['topics', index, 'within'],
			problem: `"${within}" is not another topic of this catalogue`,
			mend: suggest(within, ids, 'topics'),
		};
	});
}
