import { expect, test } from 'vitest';
import { getSmallScenario, plant, smallScenario } from '../scenario/fixtures/smallScenario.ts';
import { lineFlaws, parseLineCatalogue } from './loadLineCatalogue.ts';
import { lineKeys } from './lines.ts';

const catalogue = [
	'language: en',
	'lines:',
	...lineKeys.map((key) =>
		key === 'again'
			? '  again: ["As I said, {fact}", "{fact}, as I said"]'
			: key === 'ask_back'
				? '  ask_back: ["{a} or {b}?", "Is it {a} or {b}?"]'
				: `  ${key}: [One., Two.]`,
	),
	'joiners: [And, Oh and]',
].join('\n');

test('a complete catalogue of small talk is read', () => {
	expect(parseLineCatalogue(catalogue, 'lines.en.yaml')).toHaveProperty('lines');
});

test('a line that must hold a fact has a place for it', () => {
	const parsed = parseLineCatalogue(plant(catalogue, 'As I said, {fact}', 'As I said'), 'l.yaml');
	expect('faults' in parsed && parsed.faults[0]?.problem).toBe('this line lacks {fact}');
});

test('a scenario overrides only small talk that exists', () => {
	const scenario = getSmallScenario(plant(smallScenario, 'thanks: [', 'thansk: ['));
	expect(lineFlaws(scenario)[0]).toMatchObject({
		path: ['patient', 'lines', 'thansk'],
		onKey: true,
	});
	expect(lineFlaws(scenario)[0]?.mend).toContain('did you mean "thanks"?');
});
