import { expect, test } from 'vitest';
import { plant, smallRubric } from '../scenario/fixtures/smallScenario.ts';
import { parseRubric } from './loadRubric.ts';
import { structureOf } from './structure.ts';

function structureIn(text: string) {
	const parsed = parseRubric(text, 'rubric.en.yaml');
	if ('faults' in parsed) throw new Error(parsed.faults[0]?.problem);
	return structureOf(parsed.rubric);
}

test('wording leaves the structure of a rubric as it is, the note alternatives included', () => {
	const reworded = plant(
		smallRubric,
		'[[gout], [septic]]',
		'[[gouty arthritis, podagra], [infection]]',
	);
	const relabelled = plant(reworded, 'label: Asked about alcohol', 'label: Drinking');
	expect(structureIn(relabelled)).toEqual(structureIn(smallRubric));
});

test('marks, rules and what is needed are structure', () => {
	expect(structureIn(plant(smallRubric, 'marks: 1', 'marks: 2'))).not.toEqual(
		structureIn(smallRubric),
	);
	expect(structureIn(plant(smallRubric, 'partial: 1 ', ''))).not.toEqual(structureIn(smallRubric));
});
