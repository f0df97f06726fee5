/** What a reply must not say, and how long it may be: built anew for each reply from what is still hidden. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { Rubric } from '../../rubric/schema.ts';
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { foldLetters } from './foldLetters.ts';
import { doctorsTalk, modelTalk } from './modelTalk.ts';
import type { Phrase } from './phraseMatcher.ts';

export const guardReasons = [
	'canary',
	'recital',
	'model_talk',
	'role_reversal',
	'diagnosis',
	'rubric',
	'hidden_fact',
	'invented',
	'meaning',
	'foreign_language',
	'endless',
	'empty',
] as const;
export type GuardReason = (typeof guardReasons)[number];

export type GuardRules = {
	language: Language;
	phrases: readonly Phrase<GuardReason>[];
	/** Characters; a reply is ended at the last whole sentence before. */
	mostCharacters: number;
};

export type GuardInput = {
	scenario: Scenario;
	rubric: Rubric;
	/** Words in the brief that only a recital would repeat. */
	key: string;
	/** Texts of the brief that direct the model and are not for saying. */
	directions: readonly string[];
	/** All that the patient may repeat: words told, words of the plan, the student's own words. */
	allowed: readonly string[];
	/** Facts not told and not in the brief. */
	hidden: readonly Fact[];
};

const phrasesOf = (reason: GuardReason, texts: readonly string[]): Phrase<GuardReason>[] =>
	texts.map((text) => ({ text, reason }));

/** Items' own sentences are recited whole or not at all: their first words tell. */
const firstWords = (text: string) =>
	/\p{Script=Han}/u.test(text) ? text.slice(0, 12) : text.split(/\s+/).slice(0, 6).join(' ');

function rubricTexts({ sections, domains }: Rubric): string[] {
	const items = sections.flatMap(({ items }) => items);
	const whole = [
		...items.flatMap(({ label, why }) => [label, why]),
		...domains.flatMap(({ anchors }) => anchors),
	];
	return whole.map(firstWords).filter((text) => foldLetters(text).length >= 10);
}

/** So many words in a row are no chance; in Chinese, so many characters. */
const recitalWords = { en: 6, 'zh-CN': 10 } as const;
const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'’])+/gu;

/** Every run of words that gives a recital away, wherever it begins. */
function runs(text: string, length: number): string[] {
	const words = text.match(word) ?? [];
	const starts = Math.max(0, words.length - length + 1);
	return Array.from({ length: starts }, (_, from) => words.slice(from, from + length).join(' '));
}

/** The author's sentence said to the letter, or its first words; shorter ones ("No, I've never smoked") are anybody's. */
const recitals = (facts: readonly Fact[], language: Language): string[] =>
	facts
		.flatMap(({ label, says, again }) => [label, ...says, ...again])
		.map((text) => runs(text, recitalWords[language])[0])
		.filter((text) => text !== undefined);

const backwards = (text: string) => [...text].toReversed().join('');

const conclusions = ({ diagnosis }: Scenario): string[] => [
	...diagnosis.forbiddenWords,
	diagnosis.primary,
	...diagnosis.differential,
];

/** Long and short speakers alike get room for twice what their persona says. */
const roomPerSentence = { en: 170, 'zh-CN': 60 } as const;

export function buildGuardRules(input: GuardInput): GuardRules {
	const { scenario, rubric, key, directions, allowed, hidden } = input;
	const { language, patient } = scenario;
	const free = foldLetters(allowed.join(' '));
	const notFree = ({ text }: Phrase<GuardReason>) => !free.includes(foldLetters(text));
	return {
		language,
		mostCharacters: roomPerSentence[language] * (patient.persona.talkativeness + 2),
		phrases: [
			...[key, backwards(key)].map((text) => ({
				...{ text, reason: 'canary' as const, anywhere: true },
			})),
			...phrasesOf('model_talk', modelTalk[language]),
			...phrasesOf('role_reversal', doctorsTalk[language]),
			...[
				...phrasesOf(
					'recital',
					directions.flatMap((text) => runs(text, recitalWords[language])),
				),
				...phrasesOf('diagnosis', conclusions(scenario)),
				...phrasesOf('rubric', rubricTexts(rubric)),
				...phrasesOf('hidden_fact', recitals(hidden, language)),
			].filter(notFree),
		],
	};
}
