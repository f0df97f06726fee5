/** No two things of one kind share an id: records and gates point at things by it. */
import type { Flaw, Path } from '../fault.ts';
import type { Scenario } from '../schema.ts';

export function duplicateFlaws(entries: readonly { id: string }[], at: Path): Flaw[] {
	const seen = new Set<string>();
	return entries.flatMap(({ id }, index) => {
		if (!seen.has(id)) {
			seen.add(id);
			return [];
		}
		return {
			path: [...at, index, 'id'],
			problem: `the id "${id}" is used twice in "${at.at(-1)}"`,
			mend: 'give this one an id of its own',
		};
	});
}

export function duplicateIdFlaws(scenario: Scenario): Flaw[] {
	return [
		...duplicateFlaws(scenario.facts, ['facts']),
		...duplicateFlaws(scenario.findings, ['findings']),
		...duplicateFlaws(scenario.actions, ['actions']),
		...duplicateFlaws(scenario.timeline, ['timeline']),
		...duplicateFlaws(scenario.affect.states, ['affect', 'states']),
		...duplicateFlaws(scenario.patient.questions, ['patient', 'questions']),
	];
}
