import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../dialogue/language.ts';
import { type Language } from '../dialogue/topicCatalogue.ts';
import { describeFault } from '../scenario/fault.ts';
import { parseFindingCatalogue, parseTopicCatalogue } from '../scenario/loadCatalogues.ts';
import { parseComplaints } from '../scenario/redFlags.ts';
import { requireParsed } from '../scenario/requireParsed.ts';
import { buildCaseTemplate } from './caseTemplate.ts';
import { checkDrafts } from './checkDraft.ts';

const read = (name: string) => readFileSync(`scenarios/${name}.yaml`, 'utf8');
const { complaints } = requireParsed(parseComplaints(read('redFlags'), 'redFlags.yaml'));
const catalogues = (language: Language) => ({
	topics: requireParsed(parseTopicCatalogue(read(`topics.${language}`), 'topics')).topics,
	findings: requireParsed(parseFindingCatalogue(read(`findings.${language}`), 'findings')).findings,
	complaints,
});
const kept = { en: catalogues('en'), 'zh-CN': catalogues('zh-CN') };

describe.each(complaints)('the empty page of a case of $id', ({ id: complaint }) => {
	it('has no faults, in both languages together', () => {
		const pages = languages.map((language) => {
			const page = { slug: 'new-case', language, complaint };
			return { ...page, ...buildCaseTemplate(page, kept[language]) };
		});
		const surroundings = { slugs: ['new-case'], pictures: new Set<string>() };
		const faults = checkDrafts(pages, (language) => kept[language], surroundings);
		expect(faults.map(describeFault)).toEqual([]);
	});
});
