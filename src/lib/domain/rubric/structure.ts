/** A rubric without its wording: what must be equal in every language, and what a structure hash is made of. */
import type { Criterion, Rubric } from './schema.ts';

/** Keeps ids, marks and rules; of the note's alternative wordings only how many things they ask for. */
export function structureOf(rubric: Rubric) {
	return {
		schema: rubric.schema,
		scenario: rubric.scenario,
		sections: rubric.sections.map(({ id, items }) => ({
			id,
			items: items.map(({ id, marks, safetyCritical, criterion }) => ({
				id,
				marks,
				safetyCritical,
				criterion: criterionStructure(criterion),
			})),
		})),
		domains: rubric.domains.map(({ id }) => ({ id })),
		globalGrade: { levels: rubric.globalGrade.levels.length },
	};
}

const criterionStructure = (criterion: Criterion) =>
	criterion.kind === 'note' ? { ...criterion, mentions: criterion.mentions.length } : criterion;
