/** Checks all authored files together, from their texts alone. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { lineFlaws, parseLineCatalogue } from '#lib/domain/patient/loadLineCatalogue.ts';
import { checkRubric, parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { structureOf as rubricStructureOf } from '#lib/domain/rubric/structure.ts';
import { compareStructure } from '#lib/domain/scenario/compareStructure.ts';
import type { Fault, Flaw } from '#lib/domain/scenario/fault.ts';
import { parseFindingCatalogue, parseTopicCatalogue } from '#lib/domain/scenario/loadCatalogues.ts';
import {
	checkScenario,
	parseScenario,
	type Catalogues,
} from '#lib/domain/scenario/loadScenario.ts';
import { structureOf as scenarioStructureOf } from '#lib/domain/scenario/structure.ts';

/** Texts by path within the scenarios folder, `chest-pain/scenario.en.yaml`, and the names of the pictures there are. */
export type Library = { files: ReadonlyMap<string, string>; pictures: ReadonlySet<string> };

type Checked = { faults: Fault[]; structures: Map<string, { structure: unknown; locate: Locate }> };
type Locate = (flaws: readonly Flaw[]) => Fault[];

const authored = /^(?:([^/]+)\/)?(scenario|rubric|topics|findings|lines)\.(en|zh-CN)\.yaml$/;

export function checkLibrary(library: Library): Fault[] {
	const checked: Checked = { faults: [], structures: new Map() };
	const catalogues = new Map<string, Catalogues | undefined>();
	const slugs = [...library.files.keys()].flatMap(
		(path) => path.match(/^(.+)\/scenario\./)?.[1] ?? [],
	);
	for (const path of library.files.keys()) {
		const [, slug, kind, language] = path.match(authored) ?? [];
		if (slug === undefined && kind === 'lines') checkLines(path, library, checked);
		if (slug === undefined || kind !== 'scenario') continue;
		if (!catalogues.has(language!))
			catalogues.set(language!, readCatalogues(language!, library, checked));
		checkCase(slug, language as Language, { library, checked, slugs }, catalogues.get(language!));
	}
	compareLanguages(checked);
	return checked.faults;
}

function checkLines(path: string, { files }: Library, checked: Checked): void {
	const parsed = parseLineCatalogue(files.get(path) ?? '', path);
	if ('faults' in parsed) checked.faults.push(...parsed.faults);
}

function readCatalogues(
	language: string,
	{ files }: Library,
	checked: Checked,
): Catalogues | undefined {
	const topicsFile = `topics.${language}.yaml`;
	const findingsFile = `findings.${language}.yaml`;
	const topics = parseTopicCatalogue(files.get(topicsFile) ?? '', topicsFile);
	const findings = parseFindingCatalogue(files.get(findingsFile) ?? '', findingsFile);
	if ('faults' in topics) checked.faults.push(...topics.faults);
	else
		remember(
			topicsFile,
			topics.topics.topics.map(({ id, category, kind, within }) => ({
				id,
				category,
				kind,
				within,
			})),
			topics.source.locate,
			checked,
			'topics',
		);
	if ('faults' in findings) checked.faults.push(...findings.faults);
	else
		remember(
			findingsFile,
			findings.findings.findings.map(({ id, kind }) => ({ id, kind })),
			findings.source.locate,
			checked,
			'findings',
		);
	if ('faults' in topics || 'faults' in findings) return undefined;
	return { topics: topics.topics, findings: findings.findings };
}

function remember(
	file: string,
	entries: unknown,
	locate: Locate,
	checked: Checked,
	name: string,
): void {
	checked.structures.set(file, { structure: { [name]: entries }, locate });
}

type Surroundings = { library: Library; checked: Checked; slugs: string[] };

function checkCase(
	slug: string,
	language: Language,
	{ library, checked, slugs }: Surroundings,
	catalogues: Catalogues | undefined,
): void {
	const file = `${slug}/scenario.${language}.yaml`;
	const parsed = parseScenario(library.files.get(file) ?? '', file);
	if ('faults' in parsed) return void checked.faults.push(...parsed.faults);
	const { scenario, source } = parsed;
	const locate: Locate = (flaws) => source.locate(flaws);
	checked.structures.set(file, { structure: scenarioStructureOf(scenario), locate });
	if (catalogues) checked.faults.push(...checkScenario(parsed, catalogues));
	checked.faults.push(
		...locate([
			...lineFlaws(scenario),
			...placeFlaws(scenario, slug, language),
			...alternativeFlaws(scenario.care.alternative, slugs),
			...pictureFlaws(scenario.findings, library.pictures),
		]),
	);
	checkRubricOf(parsed, `${slug}/rubric.${language}.yaml`, { library, checked, slugs }, catalogues);
}

type ParsedScenario = Extract<ReturnType<typeof parseScenario>, { scenario: unknown }>;

function checkRubricOf(
	{ scenario, source }: ParsedScenario,
	file: string,
	{ library, checked }: Surroundings,
	catalogues: Catalogues | undefined,
): void {
	const text = library.files.get(file);
	if (text === undefined) {
		const mend = `write ${file}`;
		checked.faults.push(
			...source.locate([{ path: [], problem: 'this scenario has no rubric beside it', mend }]),
		);
		return;
	}
	const parsed = parseRubric(text, file);
	if ('faults' in parsed) return void checked.faults.push(...parsed.faults);
	const locate: Locate = (flaws) => parsed.source.locate(flaws);
	checked.structures.set(file, { structure: rubricStructureOf(parsed.rubric), locate });
	if (catalogues) checked.faults.push(...checkRubric(parsed, scenario, catalogues));
}

function placeFlaws(scenario: ParsedScenario['scenario'], slug: string, language: string): Flaw[] {
	const expected = { slug, language };
	return (['slug', 'language'] as const).flatMap((field) =>
		scenario[field] === expected[field]
			? []
			: [
					{
						path: [field],
						problem: `"${scenario[field]}" does not match where this file lies`,
						mend: `write "${field}: ${expected[field]}", or rename the file or its folder`,
					},
				],
	);
}

function alternativeFlaws(alternative: string | undefined, slugs: readonly string[]): Flaw[] {
	if (alternative === undefined || slugs.includes(alternative)) return [];
	const mend = `name one of: ${[...new Set(slugs)].join(', ')}`;
	return [
		{ path: ['care', 'alternative'], problem: `there is no scenario "${alternative}"`, mend },
	];
}

function pictureFlaws(
	findings: ParsedScenario['scenario']['findings'],
	pictures: ReadonlySet<string>,
): Flaw[] {
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

/** English leads where it is written; the other languages follow its structure. */
function compareLanguages({ structures, faults }: Checked): void {
	for (const [file, { structure, locate }] of structures) {
		const leading = file.replace('.zh-CN.', '.en.');
		const lead = structures.get(leading);
		if (leading === file || !lead) continue;
		faults.push(...locate(compareStructure(structure, lead.structure, leading)));
	}
}
