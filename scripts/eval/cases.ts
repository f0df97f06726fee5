/** The cases of `scenarios/`, read and opened for commands that run without the server. */
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import {
	openLanguagePacks,
	type OpenLanguagePacks,
} from '#lib/server/adapters/embedded/languagePacks.ts';
import { orOperatorError } from '#lib/server/adapters/embedded/orOperatorError.ts';
import { readShippedScenarios } from '#lib/server/adapters/embedded/shippedScenarios.ts';
import { CommandError } from './commandError.ts';
import { log } from './interpreters.ts';

const folder = 'scenarios';

export type OpenCases = Pick<OpenLanguagePacks, 'vectors' | 'close'> & { cases: TrialCase[] };

/**
 * @param slug one case, or `all`.
 * @param language one language, or `all`.
 * @throws CommandError when there is no such case.
 */
export async function openCases(slug: string, language: string): Promise<OpenCases> {
	if (language !== 'all' && !languages.includes(language as Language))
		throw new CommandError(`--lang is one of ${languages.join(', ')} or all, not "${language}".`);
	const shipped = await readShippedScenarios(folder);
	const chosen = shipped.filter(
		(each) =>
			(slug === 'all' || each.slug === slug) && (language === 'all' || each.language === language),
	);
	if (chosen.length === 0) {
		const known = shipped.map((each) => `${each.slug} (${each.language})`).join(', ');
		throw new CommandError(`There is no case "${slug}" in ${language}. There are: ${known}.`);
	}
	const packs = await openLanguagePacks(folder, log);
	const cases = chosen.map(({ slug: name, language: lang, scenarioYaml, rubricYaml }) => ({
		scenario: orOperatorError(parseScenario(scenarioYaml, name)).scenario,
		rubric: orOperatorError(parseRubric(rubricYaml, name)).rubric,
		pack: packs.get(lang),
	}));
	return { cases, vectors: packs.vectors, close: packs.close };
}
