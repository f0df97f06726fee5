import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildChineseInterpreter } from '#lib/domain/dialogue/chinese/buildChineseInterpreter.ts';
import { buildEnglishInterpreter } from '#lib/domain/dialogue/english/englishInterpreter.ts';
import type { Reading } from '#lib/domain/dialogue/reading.ts';
import { topicCatalogueSchema, type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { rubricSchema, type RubricItem } from '#lib/domain/rubric/schema.ts';
import { scenarioSchema, type Scenario } from '#lib/domain/scenario/schema.ts';

const readYaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const catalogueOf = (language: Language) =>
	topicCatalogueSchema.parse(readYaml(`scenarios/topics.${language}.yaml`));
/** By phrases alone: an example sentence that needs the model to be understood is a poor example. */
const interpreters = {
	en: buildEnglishInterpreter({ catalogue: catalogueOf('en'), vectors: [] }),
	'zh-CN': buildChineseInterpreter({ catalogue: catalogueOf('zh-CN') }),
};

const cases = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
	.filter((file) => /\/rubric\..+\.yaml$/.test(file))
	.map((file) => ({
		rubric: rubricSchema.parse(readYaml(`scenarios/${file}`)),
		scenario: scenarioSchema.parse(readYaml(`scenarios/${file.replace('rubric.', 'scenario.')}`)),
	}));

const asked = cases.flatMap(({ rubric, scenario }) =>
	rubric.sections.flatMap(({ items }) =>
		items
			.filter(({ criterion: { kind } }) => kind === 'elicited' || kind === 'act')
			.map((item) => ({
				name: `${scenario.slug} ${scenario.language}: ${item.id}`,
				item,
				scenario,
			})),
	),
);

/** How many of the listed things the sentence reaches, and how many the half level takes. */
function reached({ criterion }: RubricItem, scenario: Scenario, reading: Reading) {
	if (criterion.kind === 'act')
		return criterion.acts.filter((act) => reading.acts.some((one) => one.act === act)).length;
	if (criterion.kind !== 'elicited') return 0;
	const { credit, facts, topics } = criterion;
	const scoring = reading.topics.filter(
		({ style }) =>
			credit.includes('asked') && (style !== 'leading' || credit.includes('confirmed')),
	);
	const isAsked = (id: string) => scoring.some((topic) => topic.id === id);
	const told = scenario.facts.filter(
		(fact) => facts.includes(fact.id) && fact.topics.some(isAsked),
	);
	return told.length + topics.filter(isAsked).length;
}

const needed = ({ criterion }: RubricItem) =>
	'need' in criterion ? (criterion.need.partial ?? criterion.need.full) : 1;

describe('the question a rubric gives as its example', () => {
	it.each(asked)('earns the item it stands under: $name', async ({ item, scenario }) => {
		const { speaker } = scenario.patient;
		const reading = await interpreters[scenario.language].read(
			item.question,
			[],
			speaker?.patientWords,
		);
		expect(reached(item, scenario, reading), item.question).toBeGreaterThanOrEqual(needed(item));
	});
});
