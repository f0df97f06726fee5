/** What the opening line tells and what is marked as volunteered are the same facts. */
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';

export function openingFlaws({ facts, patient }: Scenario): Flaw[] {
	const hidden = patient.openingFacts.flatMap((id, index): Flaw[] => {
		const fact = facts.find((one) => one.id === id);
		if (!fact || fact.disclosure === 'volunteered') return [];
		return [
			{
				path: ['patient', 'openingFacts', index],
				problem: `the opening tells "${id}", which is marked "${fact.disclosure}"`,
				mend: `mark the fact "volunteered", or take it out of the opening`,
			},
		];
	});
	const unsaid = facts.flatMap(({ id, disclosure }, index): Flaw[] => {
		if (disclosure !== 'volunteered' || patient.openingFacts.includes(id)) return [];
		return [
			{
				path: ['facts', index, 'disclosure'],
				problem: `"${id}" is marked "volunteered" but the opening does not tell it`,
				mend: 'add it to "openingFacts", or mark it "broad" or "asked"',
			},
		];
	});
	return [...hidden, ...unsaid];
}
