/** Reads a rubric file and checks it against the scenario it marks. */
import type { Catalogues } from '../scenario/catalogues.ts';
import type { Fault } from '../scenario/fault.ts';
import { parseAuthored } from '../scenario/parseAuthored.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Source } from '../scenario/yamlSource.ts';
import { belongingFlaws } from './checks/belonging.ts';
import { rubricDuplicateFlaws } from './checks/duplicateIds.ts';
import { lengthFlaws } from './checks/length.ts';
import { timeFlaws } from './checks/reachableInTime.ts';
import { rubricReferenceFlaws } from './checks/references.ts';
import { satisfiableFlaws } from './checks/satisfiable.ts';
import { rubricSchema, type Rubric } from './schema.ts';

/** The file alone: well-formed, known fields, allowed values. */
export function parseRubric(
	yamlText: string,
	file: string,
): { rubric: Rubric; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(rubricSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	return { rubric: parsed.value, source: parsed.source };
}

/** The rubric beside its scenario: what it names exists, and every mark can be earned. */
export function checkRubric(
	{ rubric, source }: { rubric: Rubric; source: Source },
	scenario: Scenario,
	catalogues: Catalogues,
): Fault[] {
	return source.locate([
		...belongingFlaws('rubric', rubric, scenario),
		...rubricDuplicateFlaws(rubric),
		...rubricReferenceFlaws(rubric, scenario, catalogues),
		...satisfiableFlaws(rubric, scenario),
		...lengthFlaws(rubric),
		...timeFlaws(rubric, scenario),
	]);
}
