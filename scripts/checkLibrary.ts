/** Checks all authored files together, from their texts alone. */
import { checkCase } from '#lib/domain/authoring/checkCase.ts';
import { join, type Library } from '#lib/domain/authoring/checkedFile.ts';
import { strayGoldFaults } from '#lib/domain/authoring/checkGold.ts';
import { compareLanguages } from '#lib/domain/authoring/compareLanguages.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';
import { checkCatalogues, checkComplaints } from './checkCatalogues.ts';

const caseFile = /^([^/]+)\/(?:scenario|rubric)\.([^./]+)\.yaml$/;

export function checkLibrary(library: Library): Fault[] {
	const cases = findCases(library);
	const languages = [...new Set(cases.map(({ language }) => language))];
	const slugs = [...new Set(cases.map(({ slug }) => slug))];
	const shared = checkComplaints(library);
	const checked = join([
		shared,
		...languages.map((language) => {
			const catalogues = checkCatalogues(language, library, shared.complaints);
			const own = cases.filter((one) => one.language === language);
			return join([
				catalogues,
				...own.map((one) => checkCase({ ...one, slugs }, library, catalogues.catalogues)),
			]);
		}),
	]);
	return [...checked.faults, ...strayGoldFaults(library, cases), ...compareLanguages(checked)];
}

function findCases({ files }: Library): { slug: string; language: string }[] {
	const found = new Map<string, { slug: string; language: string }>();
	for (const path of files.keys()) {
		const [, slug, language] = path.match(caseFile) ?? [];
		if (slug && language) found.set(`${slug} ${language}`, { slug, language });
	}
	return [...found.values()];
}
