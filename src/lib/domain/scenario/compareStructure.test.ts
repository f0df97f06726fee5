import { expect, test } from 'vitest';
import { compareStructure } from './compareStructure.ts';
import { getSmallScenario, plant, smallScenario } from './fixtures/smallScenario.ts';
import { structureOf } from './structure.ts';

const compare = (healthy: string, faulty: string) =>
	compareStructure(
		structureOf(getSmallScenario(plant(smallScenario, healthy, faulty))),
		structureOf(getSmallScenario()),
		'scenario.en.yaml',
	);

test('wording may differ between languages', () => {
	expect(compare('says: [It began on Friday.]', 'says: [Friday., On Friday it was.]')).toEqual([]);
	expect(compare('title: A sore knee, 40', 'title: Another title')).toEqual([]);
	expect(compare('result: The knee is red and hot.', 'result: Red.')).toEqual([]);
});

test('a fact that the other language lacks is named in both directions', () => {
	const flaws = compare('  - id: onset_friday', '  - id: onset_saturday');
	expect(flaws.map(({ problem }) => problem)).toContain(
		'"onset_friday" is in scenario.en.yaml but not here',
	);
	expect(flaws.map(({ problem }) => problem)).toContain(
		'"onset_saturday" is here but not in scenario.en.yaml',
	);
});

test('a different gate, disclosure or time is a fault at its place', () => {
	expect(compare('askedTimes: 2', 'askedTimes: 3')[0]?.path).toEqual(['facts', 2, 'gate', 'any']);
	expect(compare('disclosure: asked', 'disclosure: broad')[0]?.path).toEqual([
		'facts',
		1,
		'disclosure',
	]);
	expect(compare('atSeconds: 300', 'atSeconds: 310')[0]?.path).toEqual([
		'timeline',
		0,
		'atSeconds',
	]);
});

test('entries may stand in another order', () => {
	const { facts, ...rest } = structureOf(getSmallScenario());
	expect(
		compareStructure({ ...rest, facts: facts.toReversed() }, { ...rest, facts }, 'en'),
	).toEqual([]);
});
