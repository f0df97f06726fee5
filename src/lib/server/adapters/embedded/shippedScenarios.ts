/** Reads the cases that come with the product, as they are to be published. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { structureOf as rubricStructure } from '#lib/domain/rubric/structure.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import { structureOf as scenarioStructure } from '#lib/domain/scenario/structure.ts';
import type { ShippedScenario } from '../db/publishShippedScenarios.ts';
import { sha256Of } from '../db/versionStore.ts';
import { orOperatorError } from './orOperatorError.ts';

const scenarioFile = /^scenario\.(.+)\.yaml$/;

async function readCase(folder: string, slug: string, file: string): Promise<ShippedScenario> {
	const language = languageSchema.parse(scenarioFile.exec(file)?.[1]);
	const rubricFile = `rubric.${language}.yaml`;
	const scenarioYaml = await readFile(join(folder, slug, file), 'utf8');
	const rubricYaml = await readFile(join(folder, slug, rubricFile), 'utf8');
	const { scenario } = orOperatorError(parseScenario(scenarioYaml, join(folder, slug, file)));
	const { rubric } = orOperatorError(parseRubric(rubricYaml, join(folder, slug, rubricFile)));
	return {
		slug,
		language,
		scenarioYaml,
		rubricYaml,
		scenarioStructureHash: sha256Of(scenarioStructure(scenario)),
		rubricStructureHash: sha256Of(rubricStructure(rubric)),
	};
}

/** @throws OperatorError that lists the faults of a file that cannot be read. */
export async function readShippedScenarios(folder: string): Promise<ShippedScenario[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
	const cases = await Promise.all(
		slugs.sort().map(async (slug) => {
			const files = (await readdir(join(folder, slug))).filter((name) => scenarioFile.test(name));
			return Promise.all(files.sort().map((file) => readCase(folder, slug, file)));
		}),
	);
	return cases.flat();
}
