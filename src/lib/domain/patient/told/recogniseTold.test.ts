import { describe, expect, it } from 'vitest';
import { testScenario } from '../../scenario/testScenario.ts';
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { buildRecogniser } from './recogniseTold.ts';

const wordings: Record<string, string[]> = {
	cough_weeks: ['This cough has been going for six weeks.'],
	tired: ['I fall asleep in front of the television by eight.'],
	sputum: ['I bring up a spoonful of green phlegm every morning.'],
	weight_loss: ['No, my weight has not changed.'],
};
const facts = testScenario.facts.map((fact) => ({
	...fact,
	says: wordings[fact.id] ?? fact.says,
	again: [],
}));
const scenario: Scenario = { ...testScenario, facts };
const fact = (id: string): Fact => facts.find((one) => one.id === id)!;
const recognise = buildRecogniser(scenario);

describe('what a model’s own words have told', () => {
	it.each([
		['Most mornings I cough up some green phlegm, a spoonful maybe.', 'sputum'],
		['By eight I’m asleep, television on and all.', 'tired'],
		['Six weeks it’s been going on, this coughing.', 'cough_weeks'],
	])('%s', (reply, id) => {
		expect(recognise(reply, { planned: [fact(id)], near: [] })).toEqual([id]);
	});

	it('is nothing where the reply speaks of something else', () => {
		const reply = 'Can I ask you something first?';
		expect(recognise(reply, { planned: [fact('sputum'), fact('tired')], near: [] })).toEqual([]);
	});
	it('is a planned denial by any denial', () => {
		expect(recognise('Not that I know of.', { planned: [fact('weight_loss')], near: [] })).toEqual([
			'weight_loss',
		]);
	});
	it('is a fact that might be told only on a plain sign', () => {
		const near = [fact('tired'), fact('sputum')];
		expect(recognise('It is the mornings, mostly.', { planned: [], near })).toEqual([]);
		expect(recognise('Green phlegm, every morning a spoonful.', { planned: [], near })).toEqual([
			'sputum',
		]);
	});
});
