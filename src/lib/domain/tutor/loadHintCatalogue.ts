/** Reads the tutor's words, and checks that they reach every topic exactly once. */
import type { TopicCatalogue } from '../dialogue/topicCatalogue.ts';
import { duplicateFlaws } from '../scenario/checks/duplicateIds.ts';
import { suggest } from '../scenario/closest.ts';
import type { Fault, Flaw } from '../scenario/fault.ts';
import { parseAuthored } from '../scenario/parseAuthored.ts';
import type { Source } from '../scenario/yamlSource.ts';
import { hintCatalogueSchema, type HintArea, type HintCatalogue } from './hintCatalogue.ts';

const lists = ['categories', 'topics', 'acts', 'findings', 'actions'] as const;

export function parseHintCatalogue(
	yamlText: string,
	file: string,
	{ topics }: Pick<TopicCatalogue, 'topics'>,
): { hints: HintCatalogue; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(hintCatalogueSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	const { areas } = parsed.value;
	const flaws = [
		...duplicateFlaws(areas, ['areas']),
		...lists.flatMap((list) => placedTwice(areas, list)),
		...unknownFlaws(areas, 'topics', new Set(topics.map(({ id }) => id))),
		...unknownFlaws(areas, 'categories', new Set(topics.map(({ category }) => category))),
		...missingCategories(areas, topics),
	];
	if (flaws.length > 0) return { faults: parsed.source.locate(flaws) };
	return { hints: parsed.value, source: parsed.source };
}

function placedTwice(areas: readonly HintArea[], list: (typeof lists)[number]): Flaw[] {
	const seen = new Map<string, string>();
	return areas.flatMap((area, at) =>
		area[list].flatMap((id, index) => {
			const first = seen.get(id);
			if (first === undefined) seen.set(id, area.id);
			if (first === undefined) return [];
			return {
				path: ['areas', at, list, index],
				problem: `"${id}" already stands in the area "${first}"`,
				mend: 'leave it in one of them',
			};
		}),
	);
}

function unknownFlaws(
	areas: readonly HintArea[],
	list: 'topics' | 'categories',
	known: ReadonlySet<string>,
): Flaw[] {
	return areas.flatMap((area, at) =>
		area[list].flatMap((id, index) => {
			if (known.has(id)) return [];
			return {
				path: ['areas', at, list, index],
				problem: `"${id}" is none of the ${list} of the topic catalogue`,
				mend: suggest(id, [...known], list),
			};
		}),
	);
}

/** A topic without an area could be asked about for ever without the tutor's noticing. */
function missingCategories(
	areas: readonly HintArea[],
	topics: readonly { id: string; category: string }[],
): Flaw[] {
	const placed = new Set(areas.flatMap(({ categories, topics }) => [...categories, ...topics]));
	const missing = topics.filter(({ id, category }) => !placed.has(id) && !placed.has(category));
	return [...new Set(missing.map(({ category }) => category))].map((category) => ({
		path: ['areas'],
		problem: `no area holds the topics of the category "${category}"`,
		mend: `add "${category}" to the categories of an area`,
	}));
}
