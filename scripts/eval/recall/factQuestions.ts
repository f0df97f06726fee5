/** Questions whose facts are known: what a student may ask, and which facts of the case it should bring to hand. */
import type { Fact } from '#lib/domain/scenario/schema.ts';
import { itemsOf, languageOf, topicsOfFacts, type TrialCase } from '#lib/domain/trial/trialCase.ts';
import { wordings } from '#lib/domain/trial/students/wording.ts';

export type FactQuestion = {
	text: string;
	/** Who wrote it: an item of the rubric, the catalogue, or the everyday questions apart from both. */
	source: 'rubric' | 'catalogue' | 'everyday';
	/** Any of these is right. */
	facts: readonly Fact[];
};

const factsOn = ({ scenario }: TrialCase, topicId: string): Fact[] =>
	scenario.facts.filter(({ topics }) => topics.includes(topicId));

function rubricQuestions(trialCase: TrialCase): FactQuestion[] {
	const { facts } = trialCase.scenario;
	return itemsOf(trialCase).flatMap(({ criterion, question }) => {
		if (criterion.kind !== 'elicited' || criterion.facts.length === 0) return [];
		const own = facts.filter(({ id }) => criterion.facts.includes(id));
		return [{ text: question, source: 'rubric' as const, facts: own }];
	});
}

/** Where somebody speaks for the patient, "you" is the speaker, and the catalogue's questions mean somebody else. */
const meansPatient = ({ scenario }: TrialCase, text: string) =>
	!scenario.patient.speaker || !/\b(?:you|your|yours|yourself)\b|[你您]/i.test(text);

export function factQuestions(trialCase: TrialCase): FactQuestion[] {
	const { everyday } = wordings[languageOf(trialCase)];
	const onTopics = topicsOfFacts(trialCase).flatMap(({ id, phrasings }): FactQuestion[] => {
		const facts = factsOn(trialCase, id);
		const own = everyday[id];
		return [
			...phrasings.map((text) => ({ text, source: 'catalogue' as const, facts })),
			...(own ? [{ text: own, source: 'everyday' as const, facts }] : []),
		];
	});
	return [
		...rubricQuestions(trialCase),
		...onTopics.filter(({ text }) => meansPatient(trialCase, text)),
	];
}
