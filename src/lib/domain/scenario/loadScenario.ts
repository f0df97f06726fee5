/** Reads a scenario file and checks it against the catalogues: what every way in goes through. */
import type { Catalogues } from './catalogues.ts';
import { affectFlaws } from './checks/affectChart.ts';
import { askedFlaws } from './checks/asked.ts';
import { duplicateIdFlaws } from './checks/duplicateIds.ts';
import { forbiddenWordFlaws } from './checks/forbiddenWords.ts';
import { gateFlaws } from './checks/gates.ts';
import { openingFlaws } from './checks/opening.ts';
import { reachFlaws } from './checks/reach.ts';
import { redFlagFlaws } from './checks/redFlags.ts';
import { referenceFlaws } from './checks/references.ts';
import { safetyFlaws } from './checks/safety.ts';
import { timingFlaws } from './checks/timing.ts';
import { wholeSentenceFlaws } from './checks/wholeSentences.ts';
import type { Fault } from './fault.ts';
import { parseAuthored } from './parseAuthored.ts';
import { scenarioSchema, type Scenario } from './schema.ts';
import type { Source } from './yamlSource.ts';

/** The file alone: well-formed, known fields, allowed values. */
export function parseScenario(
	yamlText: string,
	file: string,
): { scenario: Scenario; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(scenarioSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	return { scenario: parsed.value, source: parsed.source };
}

/** The scenario as a whole: what it names exists, what it hides can be found, what is dangerous is safe. */
export function checkScenario(
	{ scenario, source }: { scenario: Scenario; source: Source },
	catalogues: Catalogues,
): Fault[] {
	return source.locate([
		...duplicateIdFlaws(scenario),
		...referenceFlaws(scenario, catalogues),
		...askedFlaws(scenario),
		...openingFlaws(scenario),
		...affectFlaws(scenario),
		...gateFlaws(scenario),
		...safetyFlaws(scenario),
		...reachFlaws(scenario, catalogues.topics),
		...redFlagFlaws(scenario, catalogues.complaints),
		...timingFlaws(scenario),
		...forbiddenWordFlaws(scenario),
		...wholeSentenceFlaws(scenario),
	]);
}
