/** Finds the gold files of the cases in a folder, and says which are not written yet. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { checkGold, parseGold, type GoldCase } from '#lib/domain/grading/gold/loadGold.ts';
import { goldStudents, type Gold } from '#lib/domain/grading/gold/schema.ts';
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { describeFault } from '#lib/domain/scenario/fault.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import { requireParsed } from '#lib/domain/scenario/requireParsed.ts';
import { readShippedScenarios } from '#lib/server/adapters/embedded/shippedScenarios.ts';
import type { LanguagePack } from '#lib/server/services/ports.ts';
import { CommandError } from './commandError.ts';

/** A gold transcript beside the case it marks. */
export type GoldSet = { gold: Gold; goldCase: GoldCase };
export type FoundGold = {
	sets: GoldSet[];
	/** Paths within the folder that a complete library would have. */
	missing: string[];
};

type Wanted = { slug: string | undefined; language: Language | undefined };

/** @throws CommandError when a gold file is faulty, or no case is of this name and language. */
export async function findGold(
	folder: string,
	packs: (language: Language) => Pick<LanguagePack, 'findings'>,
	wanted: Wanted,
): Promise<FoundGold> {
	const shipped = await readShippedScenarios(folder);
	const cases = shipped.filter(
		({ slug, language }) =>
			(wanted.slug ?? slug) === slug && (wanted.language ?? language) === language,
	);
	if (cases.length === 0) {
		const known = shipped.map(({ slug, language }) => `${slug} (${language})`).join(', ');
		throw new CommandError(`There is no such case in ${folder}. The cases are: ${known}.`);
	}
	const found: FoundGold = { sets: [], missing: [] };
	for (const { slug, language, scenarioYaml, rubricYaml } of cases) {
		const { scenario } = requireParsed(parseScenario(scenarioYaml, slug));
		const { rubric } = requireParsed(parseRubric(rubricYaml, slug));
		const goldCase = { scenario, rubric, findings: packs(language).findings };
		for (const student of goldStudents) {
			const path = join(slug, 'gold', `${student}.${language}.yaml`);
			if (!existsSync(join(folder, path))) found.missing.push(path);
			else found.sets.push({ gold: loadGold(join(folder, path), goldCase), goldCase });
		}
	}
	return found;
}

function loadGold(file: string, goldCase: GoldCase): Gold {
	const parsed = parseGold(readFileSync(file, 'utf8'), file);
	const faults = 'faults' in parsed ? parsed.faults : checkGold(parsed, goldCase);
	if ('faults' in parsed || faults.length > 0) {
		throw new CommandError(faults.map(describeFault).join('\n'));
	}
	return parsed.gold;
}
