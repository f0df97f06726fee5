/** For tests: the cases that come with the product, with the catalogues of their language. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { buildChineseInterpreter } from '../dialogue/chinese/buildChineseInterpreter.ts';
import { buildEnglishInterpreter } from '../dialogue/english/englishInterpreter.ts';
import { languages } from '../dialogue/language.ts';
import { topicCatalogueSchema, type Language } from '../dialogue/topicCatalogue.ts';
import { rubricSchema } from '../rubric/schema.ts';
import { findingCatalogueSchema } from '../scenario/findingCatalogue.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import { hintCatalogueSchema } from './hintCatalogue.ts';
import type { TutoredCase } from './hintTargets.ts';

const read = (file: string): unknown => parse(readFileSync(`scenarios/${file}`, 'utf8'));

function packOf(language: Language) {
	const catalogue = topicCatalogueSchema.parse(read(`topics.${language}.yaml`));
	return {
		hints: hintCatalogueSchema.parse(read(`hints.${language}.yaml`)),
		topics: new Map(catalogue.topics.map((topic) => [topic.id, topic])),
		findings: findingCatalogueSchema.parse(read(`findings.${language}.yaml`)).findings,
		interpreter:
			language === 'en'
				? buildEnglishInterpreter({ catalogue, vectors: [] })
				: buildChineseInterpreter({ catalogue }),
	};
}

export const packs = new Map(languages.map((language) => [language, packOf(language)]));

export const shippedCases = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
	.filter((file) => /\/scenario\..+\.yaml$/.test(file))
	.sort()
	.map((file) => {
		const scenario = scenarioSchema.parse(read(file));
		const rubric = rubricSchema.parse(read(file.replace('scenario.', 'rubric.')));
		const pack = packs.get(scenario.language)!;
		const { hints, topics, findings } = pack;
		const tutored: TutoredCase = { scenario, hints, topics, findings };
		const name = `${scenario.slug} ${scenario.language}`;
		return { name, scenario, rubric, tutored, interpreter: pack.interpreter };
	});

export type ShippedCase = (typeof shippedCases)[number];
