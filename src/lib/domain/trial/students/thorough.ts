/** Asks for everything the case was written around, does every deed the rubric lists, and answers shown feeling. */
import type { DialogueAct } from '../../dialogue/reading.ts';
import type { RubricItem } from '../../rubric/schema.ts';
import type { Deed, Script, TrialStudent } from '../student.ts';
import type { Random } from '../../statistics/seededRandom.ts';
import { itemsOf, languageOf, topicsOfFacts, type TrialCase } from '../trialCase.ts';
import { exampleNote } from './note.ts';
import { catalogueQuestion, rubricQuestions, say, topicsOfActs } from './questions.ts';
import { wordings } from './wording.ts';

/** What is done at the door rather than at the end. */
const atTheDoor = new Set<DialogueAct>([
	'greeting',
	'introduction',
	'identity_check',
	'consent',
	'permission',
	'confidentiality',
	'signposting',
]);

/** The author's example of each item about how the student speaks. */
function actExamples(trialCase: TrialCase, when: 'door' | 'end'): Deed[] {
	const isEarly = ({ criterion }: RubricItem) =>
		criterion.kind === 'act' && criterion.acts.some((act) => atTheDoor.has(act));
	return itemsOf(trialCase)
		.filter((item) => item.criterion.kind === 'act' && isEarly(item) === (when === 'door'))
		.map(({ question, criterion }) =>
			say(question, criterion.kind === 'act' ? topicsOfActs(criterion.acts) : []),
		);
}

/** Every finding and action that the rubric lists, tests first: what they show comes before what is done. */
export function rubricDeeds(trialCase: TrialCase): Deed[] {
	const criteria = itemsOf(trialCase).flatMap(({ criterion }) =>
		criterion.kind === 'action' ? [criterion] : [],
	);
	const findings = new Set(criteria.flatMap((criterion) => criterion.findings));
	const actions = new Set(criteria.flatMap((criterion) => criterion.actions));
	return [
		...[...findings].map((findingId): Deed => ({ kind: 'examine', findingId })),
		...[...actions].map((actionId): Deed => ({ kind: 'act', actionId })),
	];
}

/** What was kept back the first time may be told when it is asked again. */
function sensitiveAgain(trialCase: TrialCase, random: Random): Deed[] {
	const guarded = trialCase.scenario.facts.filter(({ disclosure }) => disclosure === 'guarded');
	const ids = new Set(guarded.flatMap(({ topics }) => topics));
	return [...ids].flatMap((id) => {
		const topic = trialCase.pack.topics.get(id);
		return topic ? catalogueQuestion(topic, random) : [];
	});
}

function script(trialCase: TrialCase, random: Random): Script {
	const words = wordings[languageOf(trialCase)];
	return {
		deeds: [
			say(words.introduction),
			...actExamples(trialCase, 'door'),
			say(words.opening, ['opening_question']),
			say(words.more, ['tell_me_more']),
			say(words.confidentiality),
			...rubricQuestions(trialCase),
			...topicsOfFacts(trialCase).flatMap((topic) => catalogueQuestion(topic, random)),
			say(words.personal),
			...sensitiveAgain(trialCase, random),
			say(words.anythingElse, ['anything_else']),
			...rubricDeeds(trialCase),
		],
		closing: [...actExamples(trialCase, 'end'), say(words.plan), say(words.closing)],
		comfort: [...words.comfort, ...words.comfort],
	};
}

export const thorough: TrialStudent = {
	id: 'thorough',
	pace: 'leisure',
	script,
	note: exampleNote,
};
