/** What lies beside a scenario is about that scenario, in the same language. */
import type { Flaw } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/schema.ts';

/** @param noun what kind of file it is, for the sentences. */
export function belongingFlaws(
	noun: string,
	authored: { scenario: string; language: string },
	scenario: Scenario,
): Flaw[] {
	const flaws: Flaw[] = [];
	if (authored.scenario !== scenario.slug) {
		flaws.push({
			path: ['scenario'],
			problem: `this ${noun} is for "${authored.scenario}" but lies beside "${scenario.slug}"`,
			mend: `write "scenario: ${scenario.slug}"`,
		});
	}
	if (authored.language !== scenario.language) {
		flaws.push({
			path: ['language'],
			problem: `this ${noun} is in "${authored.language}" but its scenario is in "${scenario.language}"`,
			mend: `write "language: ${scenario.language}"`,
		});
	}
	return flaws;
}
