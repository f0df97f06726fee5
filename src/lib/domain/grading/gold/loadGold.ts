/** Reads a gold file and checks it against the case it marks. */
import type { Rubric } from '../../rubric/schema.ts';
import { belongingFlaws } from '../../rubric/checks/belonging.ts';
import type { Fault } from '../../scenario/fault.ts';
import type { NamedFindings } from '../../scenario/catalogues.ts';
import { parseAuthored } from '../../scenario/parseAuthored.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Source } from '../../scenario/yamlSource.ts';
import { goldLineFlaws } from './checks/lines.ts';
import { goldMarkFlaws } from './checks/marks.ts';
import { goldSchema, type Gold } from './schema.ts';

/** What a gold file is checked against. */
export type GoldCase = {
	scenario: Scenario;
	rubric: Rubric;
	findings: NamedFindings;
};

/** The file alone: well-formed, known fields, allowed values. */
export function parseGold(
	yamlText: string,
	file: string,
): { gold: Gold; source: Source } | { faults: Fault[] } {
	const parsed = parseAuthored(goldSchema, yamlText, file);
	if ('faults' in parsed) return parsed;
	return { gold: parsed.value, source: parsed.source };
}

/** The file beside its case: every item is marked once, what it names exists, every quote stands in the transcript. */
export function checkGold(
	{ gold, source }: { gold: Gold; source: Source },
	{ scenario, rubric, findings }: GoldCase,
): Fault[] {
	return source.locate([
		...belongingFlaws('gold file', gold, scenario),
		...goldLineFlaws(gold, scenario, findings),
		...goldMarkFlaws(gold, rubric),
	]);
}
