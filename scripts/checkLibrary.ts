/** Checks all authored files together, from their texts alone. */
import { compareStructure } from '#lib/domain/scenario/compareStructure.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';
import { checkCase } from './checkCase.ts';
import { checkCatalogues, checkComplaints } from './checkCatalogues.ts';
import { strayGoldFaults } from './checkGold.ts';
import { join, type Checked, type Library, type Structure } from './checkedFile.ts';

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

/** English leads where it is written; the other languages follow its structure. */
function compareLanguages({ structures }: Checked): Fault[] {
	return structures.flatMap(({ file, value, locate }) => {
		const lead = findLeading(file, structures);
		return lead ? locate(compareStructure(value, lead.value, lead.file)) : [];
	});
}

function findLeading(file: string, structures: readonly Structure[]): Structure | undefined {
	const leading = file.replace(/\.[^.]+\.yaml$/, '.en.yaml');
	return leading === file ? undefined : structures.find((one) => one.file === leading);
}
