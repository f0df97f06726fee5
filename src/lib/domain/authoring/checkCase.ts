/** Checks one case in one language: the scenario, where it lies, its pictures, its rubric and its gold. */
import { lineFlaws } from '../patient/loadLineCatalogue.ts';
import { checkRubric, parseRubric } from '../rubric/loadRubric.ts';
import { structureOf as rubricStructureOf } from '../rubric/structure.ts';
import type { Flaw } from '../scenario/fault.ts';
import type { Catalogues } from '../scenario/catalogues.ts';
import { checkScenario, parseScenario } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/schema.ts';
import { structureOf } from '../scenario/structure.ts';
import { checkGoldOf } from './checkGold.ts';
import { join, missingFile, type Checked, type Library } from './checkedFile.ts';

export type Place = { slug: string; language: string; slugs: readonly string[] };

/** @param catalogues absent when they are faulty themselves: then names cannot be checked. */
export function checkCase(place: Place, library: Library, catalogues?: Catalogues): Checked {
	const file = `${place.slug}/scenario.${place.language}.yaml`;
	const text = library.files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseScenario(text, file);
	if ('faults' in parsed) return { ...parsed, structures: [] };
	const { scenario, source } = parsed;
	const surroundings = source.locate([
		...lineFlaws(scenario),
		...placeFlaws(scenario, place),
		...alternativeFlaws(scenario.care.alternative, place.slugs),
		...pictureFlaws(scenario, library.pictures),
	]);
	const faults = catalogues ? checkScenario(parsed, catalogues) : [];
	const structures = [{ file, value: structureOf(scenario), locate: source.locate }];
	return join([
		{ faults: [...faults, ...surroundings], structures },
		checkRubricOf(scenario, place, library, catalogues),
	]);
}

function checkRubricOf(
	scenario: Scenario,
	{ slug, language }: Place,
	library: Library,
	catalogues?: Catalogues,
): Checked {
	const file = `${slug}/rubric.${language}.yaml`;
	const text = library.files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseRubric(text, file);
	if ('faults' in parsed) return { ...parsed, structures: [] };
	const value = rubricStructureOf(parsed.rubric);
	const structures = [{ file, value, locate: parsed.source.locate }];
	if (!catalogues) return { faults: [], structures };
	const { findings } = catalogues;
	const goldCase = { scenario, rubric: parsed.rubric, findings };
	const faults = [
		...checkRubric(parsed, scenario, catalogues),
		...checkGoldOf({ slug, language }, library, goldCase),
	];
	return { faults, structures };
}

function placeFlaws(scenario: Scenario, place: Place): Flaw[] {
	return (['slug', 'language'] as const).flatMap((field) =>
		scenario[field] === place[field]
			? []
			: [
					{
						path: [field],
						problem: `"${scenario[field]}" does not match where this file lies`,
						mend: `write "${field}: ${place[field]}", or rename the file or its folder`,
					},
				],
	);
}

function alternativeFlaws(alternative: string | undefined, slugs: readonly string[]): Flaw[] {
	if (alternative === undefined || slugs.includes(alternative)) return [];
	return [
		{
			path: ['care', 'alternative'],
			problem: `there is no scenario "${alternative}"`,
			mend: `name one of: ${slugs.join(', ')}`,
		},
	];
}

function pictureFlaws({ findings }: Scenario, pictures: ReadonlySet<string>): Flaw[] {
	return findings.flatMap(({ image }, index) =>
		!image || pictures.has(image.file)
			? []
			: [
					{
						path: ['findings', index, 'image', 'file'],
						problem: `there is no picture "${image.file}"`,
						mend: 'put it into static/findings/, or correct the name',
					},
				],
	);
}
