/** The words of a case's facts, and what each weighs among them: read once for a case. */
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { contentWords } from './contentWords.ts';
import { weighByRarity, type Weigh } from './coverage.ts';

export type FactWords = {
	known: readonly { fact: Fact; words: ReadonlySet<string> }[];
	weigh: Weigh;
};

const made = new WeakMap<Scenario, FactWords>();

function build({ facts, language }: Scenario): FactWords {
	const known = facts.map((fact) => ({
		fact,
		words: contentWords([...fact.says, ...fact.again].join(' '), language),
	}));
	return { known, weigh: weighByRarity(known.map(({ words }) => words)) };
}

export function factWordsOf(scenario: Scenario): FactWords {
	const words = made.get(scenario) ?? build(scenario);
	made.set(scenario, words);
	return words;
}
