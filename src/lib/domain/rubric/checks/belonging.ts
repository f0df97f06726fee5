/** A rubric marks the scenario it lies beside, in the same language. */
import type { Flaw } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Rubric } from '../schema.ts';

export function belongingFlaws(rubric: Rubric, scenario: Scenario): Flaw[] {
	const flaws: Flaw[] = [];
	if (rubric.scenario !== scenario.slug) {
		flaws.push({
			path: ['scenario'],
			problem: `this rubric is for "${rubric.scenario}" but lies beside "${scenario.slug}"`,
			mend: `write "scenario: ${scenario.slug}"`,
		});
	}
	if (rubric.language !== scenario.language) {
		flaws.push({
			path: ['language'],
			problem: `this rubric is in "${rubric.language}" but its scenario is in "${scenario.language}"`,
			mend: `write "language: ${scenario.language}"`,
		});
	}
	return flaws;
}
