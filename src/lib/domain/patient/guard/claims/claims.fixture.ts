/** A made-up case in both languages, read by the shipped catalogues, for tests of the claim guard. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { topicCatalogueSchema, type Language } from '../../../dialogue/topicCatalogue.ts';
import { testScenario } from '../../../scenario/testScenario.ts';
import type { Fact, Scenario } from '../../../scenario/schema.ts';
import { testLines } from '../../testLines.ts';
import { buildCaseClaims, type CaseClaims } from './caseClaims.ts';
import { buildChineseClaimReader } from './chineseClaimReader.ts';
import type { ClaimReader } from './claimReader.ts';
import type { ClaimRules } from './createClaimWatch.ts';
import { buildEnglishClaimReader } from './englishClaimReader.ts';

const readTopics = (language: Language) =>
	topicCatalogueSchema.parse(parse(readFileSync(`scenarios/topics.${language}.yaml`, 'utf8')))
		.topics;

export const readers: Readonly<Record<Language, ClaimReader>> = {
	en: buildEnglishClaimReader(readTopics('en')),
	'zh-CN': buildChineseClaimReader(readTopics('zh-CN')),
};

const fact = (id: string, topics: string[], label: string, ...says: string[]): Fact => ({
	...{ id, topics, label, says, again: [], disclosure: 'asked', redFlag: false, safety: false },
});

const facts: Readonly<Record<Language, Fact[]>> = {
	en: [
		fact('cough', ['cough'], 'A cough', "I've had a cough for six weeks."),
		fact('reading', ['fever'], 'Measured 38.2', 'It was thirty-eight point two last night.'),
		fact('no_blood', ['haemoptysis'], 'No blood', "No, I've never coughed blood."),
		fact('allergy', ['allergies'], 'Penicillin', "I'm allergic to penicillin."),
		fact('stents', ['family_heart_disease'], 'Stents', 'My brother needed stents at fifty.'),
		fact('gardener', ['occupation'], 'A gardener', 'I work as a gardener.'),
		{
			...fact('fits', ['seizures'], 'Has had fits', 'I have had two fits.'),
			disclosure: 'guarded',
		},
	],
	'zh-CN': [
		fact('cough', ['cough'], '咳嗽', '我咳嗽六个礼拜了。'),
		fact('reading', ['fever'], '三十八度二', '昨晚量的三十八度二。'),
		fact('no_blood', ['haemoptysis'], '没有咳血', '没有，从来没咳过血。'),
		fact('allergy', ['allergies'], '青霉素过敏', '我对青霉素过敏。'),
		fact('stents', ['family_heart_disease'], '弟弟放过支架', '我弟弟五十岁放的支架。'),
		fact('gardener', ['occupation'], '园丁', '我是园丁。'),
	],
};

export const claimsScenario = (language: Language): Scenario => ({
	...testScenario,
	language,
	facts: facts[language],
	patient: { ...testScenario.patient, opening: facts[language][0]?.says[0] ?? '', questions: [] },
	timeline: [],
});

export const claimsOf = (language: Language): CaseClaims =>
	buildCaseClaims(claimsScenario(language), testLines, readers[language]);

export const claimRules = (language: Language, more: Partial<ClaimRules> = {}): ClaimRules => ({
	...{ ofCase: claimsOf(language), said: new Set(), undergone: new Set(), decided: new Set() },
	...{ tellable: new Set(), deniesAll: false },
	...more,
});
