/** What a reply must not say, and how long it may be. What a case holds is indexed once; what may be said changes. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { Rubric } from '../../rubric/schema.ts';
import type { Fact, Scenario } from '../../scenario/schema.ts';
import { foldLetters } from './foldLetters.ts';
import { doctorsTalk, modelTalk } from './modelTalk.ts';
import { indexPhrases, type Pattern, type Phrase, type PhraseIndex } from './phraseIndex.ts';

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
	indexes: readonly PhraseIndex<GuardReason>[];
	/** Whether this may be said all the same: it was told, or the student said it. */
	isFree(pattern: Pattern<GuardReason>): boolean;
	/** Characters; a reply is ended at the last whole sentence before. */
	mostCharacters: number;
};

export type GuardInput = {
	scenario: Scenario;
	rubric: Rubric;
	/** Words in the brief that only a recital would repeat. */
	key: string;
	/** Texts of the brief that direct the model and are not for saying, the same in every consultation of the case. */
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
const recitals = ({ id, label, says, again }: Fact, language: Language): Phrase<GuardReason>[] =>
	[label, ...says, ...again]
		.map((text) => runs(text, recitalWords[language])[0])
		.filter((text) => text !== undefined)
		.map((text) => ({ text, reason: 'hidden_fact', factId: id }));

const backwards = (text: string) => [...text].toReversed().join('');

const conclusions = ({ diagnosis }: Scenario): string[] => [
	...diagnosis.forbiddenWords,
	diagnosis.primary,
	...diagnosis.differential,
];

/** Long and short speakers alike get room for twice what their persona says. */
const roomPerSentence = { en: 170, 'zh-CN': 60 } as const;

/** Said by no patient, whatever was said before. */
const neverSaid: ReadonlySet<GuardReason> = new Set(['canary', 'model_talk', 'role_reversal']);

type CaseIndex = { rubric: Rubric; index: PhraseIndex<GuardReason> };
const indexedCases = new WeakMap<Scenario, CaseIndex>();

function indexOfCase(scenario: Scenario, rubric: Rubric): PhraseIndex<GuardReason> {
	const known = indexedCases.get(scenario);
	if (known?.rubric === rubric) return known.index;
	const { language, facts } = scenario;
	const index = indexPhrases([
		...phrasesOf('model_talk', modelTalk[language]),
		...phrasesOf('role_reversal', doctorsTalk[language]),
		...phrasesOf('diagnosis', conclusions(scenario)),
		...phrasesOf('rubric', rubricTexts(rubric)),
		...facts.flatMap((fact) => recitals(fact, language)),
	]);
	indexedCases.set(scenario, { rubric, index });
	return index;
}

/** A case has as many as its affect chart has states. */
const indexedDirections = new WeakMap<Scenario, Map<string, PhraseIndex<GuardReason>>>();

function indexOfDirections(scenario: Scenario, directions: readonly string[]) {
	const known = indexedDirections.get(scenario) ?? new Map<string, PhraseIndex<GuardReason>>();
	indexedDirections.set(scenario, known);
	const name = directions.join('\n');
	const length = recitalWords[scenario.language];
	const index =
		known.get(name) ??
		indexPhrases(
			phrasesOf(
				'recital',
				directions.flatMap((text) => runs(text, length)),
			),
		);
	known.set(name, index);
	return index;
}

export function buildGuardRules(input: GuardInput): GuardRules {
	const { scenario, rubric, key, directions, allowed, hidden } = input;
	const { language, patient } = scenario;
	const free = foldLetters(allowed.join(' '));
	const hiddenIds = new Set(hidden.map(({ id }) => id));
	const canaries = [key, backwards(key)].map((text) => ({
		...{ text, reason: 'canary' as const, anywhere: true },
	}));
	return {
		language,
		mostCharacters: roomPerSentence[language] * (patient.persona.talkativeness + 2),
		indexes: [
			indexPhrases<GuardReason>(canaries),
			indexOfCase(scenario, rubric),
			indexOfDirections(scenario, directions),
		],
		isFree({ letters, phrase: { reason, factId } }) {
			if (neverSaid.has(reason)) return false;
			if (factId !== undefined && !hiddenIds.has(factId)) return true;
			return free.includes(letters);
		},
	};
}
