import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rubricSchema, type RubricItem } from './schema.ts';
import { scenarioSchema, type Scenario } from '../scenario/schema.ts';
import { topicCatalogueSchema } from '../dialogue/topicCatalogue.ts';
import { buildEnglishInterpreter } from '../dialogue/english/englishInterpreter.ts';

const yaml = (path: string): unknown => parse(readFileSync(`scenarios/${path}`, 'utf8'));
const catalogue = topicCatalogueSchema.parse(yaml('topics.en.yaml'));
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });

/** Items whose question cannot earn them, and why: there should be none. */
const exceptions = new Set<string>();

const items = ['chest-pain', 'low-mood', 'feverish-toddler', 'delayed-result'].flatMap((folder) => {
	const scenario = scenarioSchema.parse(yaml(`${folder}/scenario.en.yaml`));
	const rubric = rubricSchema.parse(yaml(`${folder}/rubric.en.yaml`));
	return rubric.sections
		.flatMap((section) => section.items)
		.filter((item) => /^(?:elicited|act)$/.test(item.criterion.kind))
		.map((item) => ({ name: `${folder} ${item.id}`, item, scenario }));
});

/** The topics and acts of which one must be read for the item to be earned. */
function earnedBy({ criterion }: RubricItem, { facts }: Scenario): string[] {
	if (criterion.kind === 'act') return criterion.acts;
	if (criterion.kind !== 'elicited') return [];
	const ofFacts = facts.filter(({ id }) => criterion.facts.includes(id));
	return [...criterion.topics, ...ofFacts.flatMap(({ topics }) => topics)];
}

describe("a rubric item's own question earns it", () => {
	it.each(items.filter(({ name }) => !exceptions.has(name)))(
		'$name',
		async ({ item, scenario }) => {
			const { patientWords } = scenario.patient.speaker ?? {};
			const { topics, acts } = await interpreter.read(item.question, [], patientWords);
			const asked = topics.filter(({ style }) => style !== 'leading').map(({ id }) => id);
			const read = [...asked, ...acts.map(({ act }) => act)];
			expect(earnedBy(item, scenario).filter((one) => read.includes(one))).not.toEqual([]);
		},
	);
});
