/** A copy of a case with a made-up word in everything that must stay hidden, so that a search for it is exact. */
import type { Rubric } from '#lib/domain/rubric/schema.ts';
import type { Fact, Scenario } from '#lib/domain/scenario/schema.ts';
import { seededRandom, type Random } from '#lib/domain/statistics/seededRandom.ts';
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';

export type SecretKind = 'case' | 'diagnosis' | 'rubric' | 'finding' | 'label' | 'fact';

/** A word that stands in one hidden text and nowhere else. */
export type Canary = {
	word: string;
	kind: SecretKind;
	/** Where it was planted. */
	place: string;
	/** The fact in whose words it stands; these may come out when their fact may. */
	factId: string | null;
};

export type PlantedCase = { trialCase: TrialCase; canaries: readonly Canary[] };

type Plant = (text: string, kind: SecretKind, place: string, factId?: string) => string;

const consonants = [...'bdfgkmnprtvz'];
const vowels = [...'aeiou'];
const pick = (letters: readonly string[], random: Random) =>
	letters[Math.floor(random() * letters.length)] ?? '';

/** Four syllables: it can be said, and no language has it. */
const inventWord = (random: Random) =>
	Array.from({ length: 4 }, () => pick(consonants, random) + pick(vowels, random)).join('');

function openNursery() {
	const random = seededRandom(1);
	const canaries: Canary[] = [];
	const taken = new Set<string>();
	const newWord = (): string => {
		const word = inventWord(random);
		if (taken.has(word)) return newWord();
		taken.add(word);
		return word;
	};
	const plant: Plant = (text, kind, place, factId) => {
		const word = newWord();
		canaries.push({ word, kind, place, factId: factId ?? null });
		return `${text} ${word}.`;
	};
	return { canaries, plant };
}

const plantFact = (fact: Fact, plant: Plant): Fact => ({
	...fact,
	label: plant(fact.label, 'label', `label of ${fact.id}`),
	says: fact.says.map((text) => plant(text, 'fact', fact.id, fact.id)),
	again: fact.again.map((text) => plant(text, 'fact', fact.id, fact.id)),
});

/** The words the patient cannot know stay as they are: the guard goes by them. */
function plantScenario(scenario: Scenario, plant: Plant): Scenario {
	const { diagnosis } = scenario;
	return {
		...scenario,
		title: plant(scenario.title, 'case', 'title'),
		internalTitle: plant(scenario.internalTitle, 'case', 'internal title'),
		objectives: scenario.objectives.map((text) => plant(text, 'case', 'objective')),
		facts: scenario.facts.map((fact) => plantFact(fact, plant)),
		findings: scenario.findings.map((finding) => ({
			...finding,
			result: plant(finding.result, 'finding', finding.id),
		})),
		diagnosis: {
			...diagnosis,
			primary: plant(diagnosis.primary, 'diagnosis', 'primary'),
			differential: diagnosis.differential.map((text) => plant(text, 'diagnosis', 'differential')),
		},
	};
}

const plantRubric = (rubric: Rubric, plant: Plant): Rubric => ({
	...rubric,
	sections: rubric.sections.map((section) => ({
		...section,
		label: plant(section.label, 'rubric', section.id),
		items: section.items.map((item) => ({
			...item,
			label: plant(item.label, 'rubric', item.id),
			why: plant(item.why, 'rubric', item.id),
			question: plant(item.question, 'rubric', item.id),
		})),
	})),
	domains: rubric.domains.map((domain) => ({
		...domain,
		label: plant(domain.label, 'rubric', domain.id),
		anchors: domain.anchors.map((text) => plant(text, 'rubric', domain.id)),
	})),
});

export function plantCanaries({ scenario, rubric, pack }: TrialCase): PlantedCase {
	const { canaries, plant } = openNursery();
	return {
		trialCase: {
			pack,
			scenario: plantScenario(scenario, plant),
			rubric: plantRubric(rubric, plant),
		},
		canaries,
	};
}
